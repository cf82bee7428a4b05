/** Asks every department again, and says so: what becomes of a new round of a complaint. */
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type NewRound, startRound } from '../../domain/complaints/new-round.js'
import { openUrges } from '../../domain/urging/open-urges.js'
import { withdrawnEdits } from '../approvals/card.js'
import type { StaffHere } from '../define.js'
import { sheetOver } from '../signatures/sheet.js'
import { urgesOver } from '../urging/card.js'
import { cardPosts, overEdits } from './card.js'
import { threadLooks } from './look.js'
import { openingEdit } from './opening.js'
import { tell } from './tell.js'

/**
 * The threads are opened before anything is said in them.
 * @param line of the round that begins
 */
export function againPosts(
  context: StaffHere,
  complaint: Complaint,
  entry: NewRound['entry'],
  line: (round: number) => DraftBlock,
): Draft[] {
  const { db, rules, brand, person, now } = context
  const urges = openUrges(db, complaint.id)
  const started = startRound(db, rules, { brand, complaint, by: person.id, at: now, entry })
  if (!started) throw new Error(`${complaint.code} changed while it was handled`)
  const goesOn = started.resumed ? [text('pause.resumed', { code: complaint.code })] : []
  return [
    ...threadLooks(db, complaint),
    ...tell(context, complaint, line(started.round), ...goesOn),
    openingEdit(db, { ...complaint, state: 'routed' }),
    ...started.released.flatMap((old) => overEdits(db, complaint, old)),
    ...withdrawnEdits(context, complaint),
    // A closed one has said so already.
    ...(complaint.state === 'closed' ? [] : [...sheetOver(context, complaint), ...urgesOver(db, complaint, urges)]),
    ...started.cards.flatMap((card) => cardPosts(context, complaint, card)),
  ]
}
