/** Ends the pause of a complaint: every clock goes on with what it had left, and says until when. */

import { NotAllowed, type Said, UserMistake } from '../../core/errors.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { resumeComplaint } from '../../domain/complaints/pause.js'
import { type ClockTold, clocksTold } from '../../domain/complaints/story.js'
import { PREFIXES, type VisitRow } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { visitChoices } from '../visits/card.js'
import { whichVisit } from '../visits/which-visit.js'
import { clockEdits } from './card.js'
import { whoseClock } from './clock-said.js'
import { mayPause } from './concerned.js'
import { newLooks } from './look.js'
import { meantComplaint, PAUSED_ONES } from './meant.js'
import { tell } from './tell.js'

const VISITS: readonly string[] = Object.values(PREFIXES)

export default defineCommand({
  name: 'resume',
  arguments: { code: code('case').optional() },
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed }, context: StaffHere) {
    const { db, person, now } = context
    if (typed && isOfVisit(typed)) return [await offerTakeUp(context, typed)]
    const complaint = meantComplaint(context, typed, PAUSED_ONES)
    const { id, code: of } = complaint
    if (!mayPause(context, complaint)) throw new NotAllowed({ key: 'pause.notYours', values: { code: of } })
    if (!resumeComplaint(db, context, { complaint, by: person.id, at: now }))
      throw new UserMistake({ key: 'pause.notPaused', values: { code: of } })
    const running = (await clocksTold(db, id)).filter(({ stoppedAt }) => stoppedAt === null)
    const lines = running.length === 0 ? [] : [list(running.map(goesOn))]
    const line = text('pause.resumed', { code: of })
    return [...tell(context, complaint, line, ...lines), ...clockEdits(context, complaint), ...newLooks(db, complaint)]
  },
})

const isOfVisit = ({ prefix }: CodeTyped): boolean => prefix !== undefined && VISITS.includes(prefix)

/** A visit on hold goes on by being confirmed, which asks for what is still missing. */
async function offerTakeUp(context: StaffHere, typed: CodeTyped): Promise<Draft> {
  const unheld = ({ code }: VisitRow) => new UserMistake({ key: 'planning.notHeld', values: { code } })
  const visit = await whichVisit(context, typed, ({ held }) => held, unheld)
  return { blocks: [text('planning.takeUp', { code: visit.code }), ...visitChoices(visit, ['confirm', 'move'])] }
}

const goesOn = (clock: ClockTold): Said => ({
  key: clock.breachedAt ? 'pause.clockOver' : 'pause.clockGoesOn',
  values: { ...whoseClock(clock), due: { instant: clock.dueAt } },
})
