/** The whole story of a complaint, or of a visit: what, who, when, and what is still to come. */
import { Ask, type Option, UserMistake } from '../../core/errors.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintByCode } from '../../domain/complaints/find.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { unveiled } from '../../domain/secrecy/words.js'
import { type VisitRow, visitsByCode } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { consultationStory } from '../intake/consultation-story.js'
import { mayReadHere } from '../secrecy/reading.js'
import { secretStory } from '../secrecy/story.js'
import { typedCode } from '../visits/card.js'
import { namedComplaint } from './meant.js'
import { complaintStory } from './story-complaint.js'
import { visitStory } from './story-visit.js'

export default defineCommand({
  name: 'show',
  arguments: { code: code('case').optional() },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    if (given.code?.prefix === 'ZX') return [consultationStory(context, given.code)]
    const visit = given.code && (await visitMeant(context, given.code))
    if (visit) return [{ blocks: await visitStory(context, visit) }]
    const complaint = namedComplaint(context, given.code)
    if (!mayReadHere(context, complaint)) return [{ blocks: await secretStory(context, complaint) }]
    return [{ blocks: await complaintStory(context, unveiled(context.db, complaint)) }]
  },
})

/** Undefined when the code is that of a complaint. @throws Ask when a tail fits several, UserMistake when it fits nothing. */
async function visitMeant({ db, brand, rules, now }: StaffHere, typed: CodeTyped): Promise<VisitRow | undefined> {
  if (typed.prefix === 'TS') return undefined
  const today = localDayOf(now, zoneOf(rules, brand))
  const visits = await visitsByCode(db, brand.id, typed, today)
  const complaint = complaintByCode(db, brand.id, typed, today)
  if (complaint && visits.length === 0) return undefined
  if (visits[0] && visits.length === 1 && !complaint) return visits[0]
  if (visits.length === 0) throw new UserMistake({ key: 'show.unknown' })
  throw new Ask('code', { key: 'show.which' }, [
    ...(complaint ? [complaintOption(complaint)] : []),
    ...visits.slice(0, 8).map(visitOption),
  ])
}

const complaintOption = ({ code: of, customer }: Complaint): Option => ({
  label: { key: 'complaint.label', values: { code: of, customer } },
  value: typedCode(of),
})

const visitOption = (visit: VisitRow): Option => ({
  label: { key: 'visit.choice', values: { code: visit.code, customer: visit.customer.name } },
  value: typedCode(visit.code),
})
