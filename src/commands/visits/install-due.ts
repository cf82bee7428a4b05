/** The post that names customers whose installation nobody has booked on its last day: one for all of them (R003-011). */
import { choices, type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { addDays } from '../../domain/calendar/local-day.js'
import { awaitsInstallation, deliveredFor, deliveriesMade, lastDayFor } from '../../domain/visits/after-delivery.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { Calling } from '../calls/list-post.js'
import { editsOf, standing } from '../plan/standing.js'

const MOST_BUTTONS = 6
/** Rest days included. */
const LOOK_BACK_DAYS = 30

/** Of the post of a day; the room follows. */
export const dueKey = (brandId: number, day: string): string => `install-due:${brandId}:${day}:`

/** Deliveries whose installation should be made by that day at the latest, and is not booked; one of each customer. */
export async function dueOn(here: Calling, day: string): Promise<VisitRow[]> {
  const { db, rules, brand } = here
  const calendar = calendarHere(here)
  const due: VisitRow[] = []
  for (const delivery of await deliveriesMade(
    db,
    brand.id,
    deliveredFor(calendar, day, rules.policy.visits.installWithin),
  )) {
    if (due.some(({ customerId }) => customerId === delivery.customerId)) continue
    if (await awaitsInstallation(db, delivery)) due.push(delivery)
  }
  return due
}

/** @param day the last one */
export const dueBlocks = (due: VisitRow[], day: string): DraftBlock[] =>
  due.length === 0
    ? [text('crew.install.noneDue')]
    : [
        text('crew.install.due', {
          last: { day },
          count: due.length,
          names: due.map(({ code, customer }) => ({ key: 'calls.name', values: { customer: customer.name, code } })),
        }),
        choices(
          due.slice(0, MOST_BUTTONS).map(({ id, customer }) => ({
            label: { key: 'crew.button.proposal', values: { customer: customer.name } },
            does: { command: 'proposal', given: { proposed: id } },
          })),
        ),
      ]

/** Whatever names this customer, as it is now. */
export async function dueEdits(here: Calling, customerId: number): Promise<Draft[]> {
  const { db, rules, brand } = here
  const calendar = calendarHere(here)
  const today = todayHere(here)
  const made = await deliveriesMade(db, brand.id, { from: addDays(today, -LOOK_BACK_DAYS), to: today }, customerId)
  const days = new Set(made.map((one) => lastDayFor(calendar, one, rules.policy.visits.installWithin)))
  const edits: Draft[] = []
  for (const day of days) {
    if (standing(db, dueKey(brand.id, day)).length === 0) continue
    const blocks = dueBlocks(await dueOn(here, day), day)
    edits.push(...editsOf(db, dueKey(brand.id, day), () => blocks))
  }
  return edits
}
