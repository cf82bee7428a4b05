/** A complaint that comes in while nobody is at work: whoever took it says whether it can wait; if not, those in charge are called now (R004-016). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { choices, type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { headsOf } from '../../domain/complaints/crisis.js'
import { tailOf } from '../../domain/complaints/find.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { policyOf } from '../../domain/policy/kept.js'
import { record } from '../../domain/timeline.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { callTogether } from '../complaints/call-together.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { namesOf } from '../complaints/names.js'
import { whereToAsk } from '../complaints/where-to-ask.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

/** Nothing in working time, or where the policy does not ask. */
export function urgencyQuestion(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules, now } = context
  if (!policyOf(db, rules, complaint.id).intake.asksUrgent || worksNow(context, now)) return []
  const { code } = complaint
  const options = [true, false].map((urgent) => ({
    label: { key: `night.button.${urgent ? 'urgent' : 'calm'}` },
    does: { command: 'urgent', given: { code: tailOf(code), urgent } },
  }))
  const blocks = [text('night.ask', { code }), choices(options)]
  return [{ ...whereToAsk(context, complaint), key: keyOf(complaint), reply: false, blocks }]
}

const keyOf = ({ id }: Complaint): string => `urgent:${id}`

function worksNow(context: StaffHere, now: Date): boolean {
  const periods = calendarHere(context).workingPeriods(todayHere(context))
  return periods.some(({ from, to }) => from <= now && now < to)
}

export default defineCommand({
  name: 'urgent',
  arguments: { code: code().optional(), urgent: tapped<boolean>() },
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  hidden: true,
  async handle({ code: typed, urgent = true }, context: StaffHere) {
    const { db, rules, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { id, code, customer } = complaint
    const decided = db.sql.get(
      `SELECT 1 FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" IN ('timeline-night.urgent', 'timeline-night.calm')`,
      id,
    )
    if (decided) throw new UserMistake({ key: 'night.decided', values: { code } })
    const what = urgent ? 'timeline-night.urgent' : 'timeline-night.calm'
    record(db, { complaintId: id, personId: person.id, what, at: now })
    const day = todayHere(context)
    if (!urgent) {
      const calendar = calendarHere(context)
      const opening = calendar.opening(calendar.workingDayFrom(day))
      const opens = { instant: opening > now ? opening : calendar.opening(calendar.nextWorkingDay(day)) }
      return answered(context, complaint, text('night.calm', { code, opens, person: person.name }))
    }
    const people = headsOf(db, rules, { complaint, day })
    const line = text('night.urgent', { code, customer, person: person.name, people: namesOf(context, people) })
    return [...callTogether(context, { complaint, people, lines: [line] }), ...answered(context, complaint, line)]
  },
})

/** The question says how it was answered, and has no buttons any more. */
const answered = ({ db }: StaffHere, complaint: Complaint, line: DraftBlock): Draft[] =>
  editsOf(db, keyOf(complaint), [line])
