/** A planner is content with a visit of the draft, or with all of them; what was on hold is taken up again (R003-013, R003-022). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import type { Draft } from '../../core/posts/draft.js'
import { isDelayed } from '../../domain/visits/delayed.js'
import { type DraftedKind, draftOf, goesWithAll } from '../../domain/visits/draft.js'
import { takeUp } from '../../domain/visits/hold.js'
import { type Days, isPosted } from '../../domain/visits/posted-days.js'
import { isUnasked, isUnready, noteReady } from '../../domain/visits/ready.js'
import { mayStep, takeStep } from '../../domain/visits/steps.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { cardEdit, kindOf } from '../visits/card.js'
import { tell } from '../visits/change-note.js'
import { delayOver } from '../visits/delay-over.js'
import { itemsOf, readyAsked, readyBut, readyEdits } from '../visits/ready-card.js'
import { BOOKERS } from '../visits/roles.js'
import { whichVisit } from '../visits/which-visit.js'
import { answered } from './answer.js'

export default defineCommand({
  name: 'confirm',
  arguments: { code: code('visit').optional(), all: tapped<Days & { kind: DraftedKind }>(), ready: tapped<true>() },
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ code, all, ready }, context) {
    if (all) return confirmAll(context, all)
    if (!code) throw new Ask('code', { key: 'planning.askConfirm' }, [])
    const asked = await whichVisit(context, code)
    const visit = ready ? allReady(context, asked) : asked
    // What is missing is noted first, or overruled with a reason (R003-010).
    if (isUnready(visit) || isUnasked(visit, itemsOf(context, visit))) return readyAsked(context, visit)
    const posts = await (visit.held ? taken(context, visit) : confirmed(context, visit))
    return visit === asked ? posts : [...posts, ...readyEdits(context, visit)]
  },
})

function confirmAll(context: StaffHere, { kind, ...days }: Days & { kind: DraftedKind }): Draft[] {
  const { db, rules, brand, person, now } = context
  for (const visit of draftOf(db, { brandId: brand.id, days, kind, policy: rules.policy }).left)
    if (goesWithAll(visit)) takeStep(db, { visit, step: 'confirm', by: person.id, at: now })
  return answered(context, kind, { key: 'planning.allConfirmed', values: { kind: { key: `visit.kind.${kind}` } } })
}

/** Whoever confirms it knows that the customer has it all; what was noted meanwhile stays. */
function allReady(context: StaffHere, visit: VisitRow): VisitRow {
  const { db, person, now } = context
  const items = itemsOf(context, visit)
  if (!isUnasked(visit, items)) return visit
  const ready = readyBut(items, [])
  noteReady(db, visit, ready, { by: person.id, at: now })
  return { ...visit, ready }
}

async function confirmed(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  const { db, person, rules, now } = context
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) }
  const isNews = mayStep('confirm', visit)
  const wasDelayed = isDelayed(db, visit.id)
  if (isNews && !takeStep(db, { visit, step: 'confirm', by: person.id, at: now }))
    throw new UserMistake({ key: 'planning.changedMeanwhile', values })
  const card = isNews ? await cardEdit(db, rules.policy, { ...visit, state: 'confirmed' }) : []
  const goesOn = wasDelayed ? delayOver(context, visit) : []
  return [...answered(context, visit.kind, { key: 'planning.confirmed', values }), ...card, ...goesOn]
}

/** When the schedule of its day is out, everybody is told. */
async function taken(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  const { db, brand, person, now } = context
  const posted = await isPosted(db, brand.id, calendarHere(context), visit.day, visit.kind)
  if (!takeUp(db, visit, posted, { by: person.id, at: now }))
    throw new UserMistake({ key: 'planning.changedMeanwhile', values: { code: visit.code } })
  const state = posted ? ('posted' as const) : ('confirmed' as const)
  return tell(context, { what: 'takenUp', visit: { ...visit, held: false, state }, posted })
}
