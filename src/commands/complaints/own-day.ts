/** Somebody's day as one list, put together from what every subject knows: what is late, then by its time, then what has none. */
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { answersMine } from '../answers/mine.js'
import { approvalsMine } from '../approvals/mine.js'
import { callsMine } from '../calls/mine.js'
import { faultsMine } from '../causes/mine.js'
import type { StaffHere } from '../define.js'
import { tasksMine } from '../inquiries/story.js'
import { consultationsMine } from '../intake/consultation-story.js'
import { measuresMine } from '../measures/mine.js'
import { receiptsDue } from '../money/mine.js'
import { handoverMine } from '../night/mine.js'
import { draftsMine, goodsMine, scheduleMine, servedMine } from '../plan/mine.js'
import { pointsMine } from '../points/listed.js'
import { awardsMine } from '../rewards/listed.js'
import { leavesMine } from '../setup/leave-mine.js'
import { newcomersMine } from '../setup/newcomers-mine.js'
import { boxesMine, copiesMine } from '../signatures/mine.js'
import { messagesMine } from '../sms/mine.js'
import { leftoversMine } from '../visits/leftovers-mine.js'
import { sheetsMine, visitsMine } from '../visits/mine.js'
import type { OfPerson, Waiting } from '../waiting.js'
import { complaintsMine, deadlinesMine, signaturesMine } from './cases-mine.js'

type Subject = (context: OfPerson) => Waiting[] | Promise<Waiting[]>

/** What each is called before its lines. Of the same time, and of none, they stand in this order. */
const SUBJECTS: readonly (readonly [what: string, of: Subject])[] = [
  ['mine.sign', signaturesMine],
  ['mine.deadlines', deadlinesMine],
  ['mine.handovers', handoverMine],
  ['mine.calls', callsMine],
  ['mine.goods', goodsMine],
  ['leftover.mine', leftoversMine],
  ['mine.drafts', draftsMine],
  ['mine.schedule', scheduleMine],
  ['mine.served', servedMine],
  ['mine.visits', visitsMine],
  ['mine.sheets', sheetsMine],
  ['approval.mine', approvalsMine],
  ['mine.boxes', boxesMine],
  ['mine.copies', copiesMine],
  ['mine.messages', messagesMine],
  ['inquiry.mine', tasksMine],
  ['cause.fault.mine', faultsMine],
  ['money.receipts', receiptsDue],
  ['intake.consult.mine', consultationsMine],
  ['points.mine', pointsMine],
  ['reward.mine', awardsMine],
  ['answer.mine', answersMine],
  ['measure.mine', measuresMine],
  ['mine.leaves', leavesMine],
  ['mine.people', newcomersMine],
  ['mine.complaints', complaintsMine],
]

interface Item extends Waiting {
  what: Said
}

export async function dayOf(context: OfPerson): Promise<Item[]> {
  const items: Item[] = []
  for (const [key, of] of SUBJECTS) items.push(...(await of(context)).map((one) => ({ ...one, what: { key } })))
  const time = ({ at }: Item) => at?.getTime() ?? Number.POSITIVE_INFINITY
  // Infinity less infinity is nothing to sort by.
  return items.sort((one, other) => (time(one) === time(other) ? 0 : time(one) - time(other)))
}

/** More is no list for a phone. */
const MOST = 10

/** One page of the list, each line with its button, and a button for the next page. @param purpose of the room @param from the first line of the page, from 0 */
export function dayBlocks(items: readonly Item[], purpose: StaffHere['room']['purpose'], from = 0): DraftBlock[] {
  const page = items.slice(from, from + MOST)
  const left = items.length - from - page.length
  const buttons = page.flatMap((item, index) => buttonOf(item, from + index + 1, purpose))
  const more = {
    label: { key: 'mine.button.more', values: { count: left } },
    does: { command: 'mine', given: { from: from + MOST } },
  }
  const all = left > 0 ? [...buttons, more] : buttons
  return [
    list(page.map(({ what, line }, index) => numbered(from + index + 1, what, line))),
    ...(left > 0 ? [text('mine.more', { count: left })] : []),
    ...(all.length > 0 ? [choices(all)] : []),
  ]
}

const numbered = (number: number, what: Said, line: Said): Said => ({
  key: 'mine.line',
  values: { number, what, line },
})

function buttonOf({ button }: Item, number: number, purpose: StaffHere['room']['purpose']): DraftChoice[] {
  if (!button || (button.where && !button.where.some((one) => one === purpose))) return []
  const { label, does } = button
  return [{ label: { key: 'mine.button.of', values: { number, label } }, does }]
}
