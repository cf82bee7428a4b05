/** Leave: somebody asks to be away and names a deputy; who is away is shown; it can be taken back (R003-041). */

import { Ask, type Said, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { type Days, days } from '../../core/kinds/days.js'
import { mention } from '../../core/kinds/mention.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { choices, type Draft, type DraftChoice, list, text as say } from '../../core/posts/draft.js'
import * as leaves from '../../domain/people/leave.js'
import { onlySignerIn } from '../../domain/people/liaison.js'
import { findNamed, type Named } from '../../domain/people/named-person.js'
import { servesBrand } from '../../domain/people/role.js'
import { approvesOwnLeave, mayDecideLeave, superiorsOf } from '../../domain/people/superiors.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { atHome } from '../home.js'
import { leavePlaces, ringable } from './leave-asked.js'
import { decidedCards, decisionsOn, draftsAnew, handover, leaveLine, takenBack, waitingCard } from './leave-card.js'
import { daysOf } from './leave-days.js'

const MOST_BUTTONS = 6

export const leave = defineCommand({
  name: 'leave',
  arguments: {
    act: act('cancel').optional(),
    days: days({ parts: true }).optional(),
    deputy: mention().optional(),
    reason: text().optional(),
    whole: tapped<true>(),
  },
  form: ['days', 'deputy', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, days, deputy, reason, whole }, here) {
    if (act) return cancel(here, days)
    if (days === undefined && deputy === undefined && reason === undefined) return [await away(here)]
    if (days === undefined) throw new Ask('days', { key: 'leave.whichDays' })
    const { db, brand, person, now } = here
    await mustBeFree(here, days)
    if (days.part && !whole) throw onlyWholeDays(days)
    const deputyId = await deputyMeant(here, days, deputy)
    const asked = {
      brandId: brand.id,
      personId: person.id,
      from: days.from,
      to: days.to,
      deputyId,
      reason: reason ?? null,
    }
    const leave = await leaves.askForLeave(db, asked, now)
    if (!(await approvesOwnLeave(db, person, brand.id))) return [...ask(here, leave), ...draftsAnew(here)]
    const approved = (await leaves.decideLeave(db, leave.id, 'approve', person.id, now)) ?? leave
    return [{ blocks: [leaveLine(approved, person.name)] }, ...(await handover(here, approved)), ...draftsAnew(here)]
  },
})

const onlyWholeDays = (days: Days): Ask =>
  new Ask('whole', { key: 'leave.onlyWhole', values: { days: daysOf(days) } }, [
    { label: { key: 'leave.whole' }, value: true },
  ])

/** Who is away, and who will be; with buttons for whoever may decide on what waits. */
async function away(here: StaffHere): Promise<Draft> {
  const { db, brand, person: asker } = here
  const some = await leaves.leavesFrom(db, brand.id, todayHere(here))
  if (some.length === 0) return { blocks: [say('leave.nobody')] }
  const lines = some.map((leave): Said => {
    const { person, deputy, state } = leave
    const values = { name: person.name, days: daysOf(leave), deputy: deputy?.name }
    return { key: `leave.${deputy ? 'lineDeputy' : 'line'}${state === 'waiting' ? 'Waiting' : ''}`, values }
  })
  const buttons: DraftChoice[] = []
  for (const leave of some)
    if (leave.state === 'waiting' && (await mayDecideLeave(db, asker, leave))) buttons.push(...decisionsOn(leave))
  return { blocks: [say('leave.title', { brand: brand.name }), list(lines), choices(buttons.slice(0, MOST_BUTTONS))] }
}

/** @throws Ask for days that cannot be, UserMistake where there is leave already. */
async function mustBeFree(here: StaffHere, days: Days): Promise<void> {
  const { db, brand, person } = here
  const today = todayHere(here)
  if (days.to < days.from) throw new Ask('days', { key: 'leave.backwards' })
  if (days.to < today) throw new Ask('days', { key: 'leave.past', values: { days: daysOf(days) } })
  const [known] = await leaves.leavesFrom(db, brand.id, today, person.id, days)
  if (known) throw new UserMistake({ key: 'leave.already', values: { days: daysOf(known) } })
}

/** Null where none was named and none is needed. @throws Ask */
async function deputyMeant(here: StaffHere, days: Days, named: Named | undefined): Promise<number | null> {
  const { db, brand, person, room } = here
  const askWho = (key: string, values: Said['values'] = {}) => new Ask('deputy', { key: `leave.deputy.${key}`, values })
  if (!named) {
    const departments = onlySignerIn(db, brand.id, person.id, days.from).map(({ name }) => name)
    if (departments.length > 0) throw askWho('needed', { departments })
    return null
  }
  const found = await findNamed(db, { brandId: brand.id, platform: room.platform }, named)
  if (found === 'several') throw askWho('several', { name: named.name })
  if (!found || !(await servesBrand(db, found.id, brand.id))) throw askWho('unknown', { name: named.name })
  if (found.id === person.id) throw askWho('self')
  const [busy] = await leaves.leavesFrom(db, brand.id, days.from, found.id, days)
  if (busy) throw askWho('away', { name: found.name, days: daysOf(busy) })
  return found.id
}

/** The card for whoever decides: where it was asked in a group, and wherever they are rung. */
function ask(here: StaffHere, leave: leaves.LeaveTold): Draft[] {
  const { db, brand, person, room } = here
  const superiors = superiorsOf(db, brand.id, person.id)
  if (room.purpose !== 'direct') {
    const { alone, named } = ringable(here, superiors)
    return [{ room: room.id, mentions: named, alone: false }, ...alone].map((place) => waitingCard(leave, place))
  }
  const names = superiors.map(({ name }) => name)
  const cards = leavePlaces(here, superiors).map((place) => ({ ...waitingCard(leave, place), reply: false }))
  return [{ blocks: [say('leave.passedOn', { days: daysOf(leave), names })] }, ...cards]
}

/** One's own, also while it lasts. @throws Ask when it could be several */
async function cancel(here: StaffHere, days: Days | undefined): Promise<Draft[]> {
  const { db, brand, person, room } = here
  const own = await leaves.leavesFrom(db, brand.id, todayHere(here), person.id, days)
  const [only, ...more] = own
  if (!only) throw new UserMistake({ key: 'leave.nothing' })
  if (more.length > 0) {
    const options = own.map((one) => ({ label: daysOf(one), value: { from: one.from, to: one.to } }))
    throw new Ask('days', { key: 'leave.whichOne' }, options)
  }
  const cancelled = await leaves.cancelLeave(db, only.id)
  if (!cancelled) throw new UserMistake({ key: 'leave.nothing' })
  const line = leaveLine(cancelled)
  const deputy = only.state === 'approved' && only.deputyId !== null ? [only.deputyId] : []
  const told =
    deputy.length === 0 ? [] : atHome(here, (id) => ({ room: id, mentions: deputy, blocks: [line] }), room.id)
  return [
    { mentions: told.length > 0 ? [] : deputy, blocks: [line] },
    ...told,
    ...decidedCards(db, cancelled, room.id),
    ...draftsAnew(here),
    ...(only.state === 'approved' ? await takenBack(here, cancelled) : []),
  ]
}
