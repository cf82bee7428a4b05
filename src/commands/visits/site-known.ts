/** Whoever was called to a problem on site signs that they know: the call loses its button (R003-042). */
import type { Said } from '../../core/errors.js'
import { type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { type Found, findingsOf, knownBy, noteKnown, type SiteProblem } from '../../domain/visits/site-problem.js'
import { problemLine } from '../complaints/opening.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../plan/standing.js'
import { kindOf } from './card.js'

/** @param count of what was found for this complaint, this included */
export const siteKey = (complaintId: number, count: number): string => `on-site:${complaintId}:${count}:`

export const typeSaid = (type: SiteProblem | undefined): Said | string =>
  type ? { key: 'door.ofType', values: { type: { key: `door.type.${type}` } } } : ''

/** Undefined for somebody who was not called. @param signed for their department as well, which says so */
export function siteKnown(context: StaffHere, complaint: Complaint, signed: boolean): Draft[] | undefined {
  const { db, person, now, gesture } = context
  const findings = findingsOf(db, complaint.id)
  const last = findings.findLast(({ people }) => people.includes(person.id))
  if (!last) return undefined
  if (!noteKnown(db, complaint.id, { by: person.id, at: now })) {
    const known = knownBy(db, complaint.id)
    if (!known || signed) return undefined
    const values = { person: known.person, at: { instant: known.at } }
    return gesture === 'word' ? [] : [{ private: true, blocks: [text('door.knownAlready', values)] }]
  }
  const edits = findings.flatMap((found, at) =>
    editsOf(db, siteKey(complaint.id, at + 1), () => knownBlocks(context, complaint, found)),
  )
  const isShown = gesture === 'button' || gesture === 'reaction'
  const [line] = knownBlocks(context, complaint, last)
  return signed || isShown || !line ? edits : [{ blocks: [line] }, ...edits]
}

function knownBlocks({ db, person, now }: StaffHere, { id, code }: Complaint, found: Found): DraftBlock[] {
  const { code: visit, visitKind: kind, type, problems } = found
  const of = { code, visit, kind: kindOf({ kind }), type: typeSaid(type) }
  return [
    text('door.known', { ...of, person: person.name, at: { instant: now } }),
    list(
      problemsOf(db, id)
        .filter(({ number }) => problems.includes(number))
        .map(problemLine),
    ),
  ]
}
