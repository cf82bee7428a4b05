/** A visit leaves something behind that must come anew (R003-007); when it has come, the goods are checked (R003-008). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { photos } from '../../core/kinds/photos.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text as freeText } from '../../core/kinds/text.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import { leaveBehind, mayLeaveBehind } from '../../domain/visits/leftover.js'
import { isOpen, type VisitRow, WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { arrival } from './arrival.js'
import { visitMeant } from './ask-visit.js'
import { mustHaveCome } from './been-there.js'
import { cardEdit, kindOf, typedCode } from './card.js'
import { checked } from './checked.js'
import { expectedDay } from './expected-day.js'
import { later, mustBeToCome, whichKnown } from './later.js'
import { noMoreAhead } from './no-more-ahead.js'
import { pausedFor } from './paused-for.js'
import { FINISHERS } from './roles.js'
import { tellOfLeftover } from './thanks.js'
import { MOST_CHOICES, option, over, whichVisit } from './which-visit.js'

export default defineCommand({
  name: 'leftover',
  arguments: {
    code: code('visit').optional(),
    arrival: arrival().optional(),
    expected: expectedDay().optional(),
    text: freeText().optional(),
    photos: photos().optional(),
    which: tapped<number>(),
    sure: tapped<boolean>(),
  },
  form: ['code', 'text', 'expected'],
  who: [...FINISHERS, 'warehouse'],
  where: ['work', 'warehouse', 'direct'],
  async handle(given, context: StaffHere) {
    if (given.arrival !== undefined) {
      if (!given.code) throw await whichArrived(context)
      const visit = await whichVisit(context, given.code, ({ state }) => state !== 'cancelled')
      return checked(context, visit, given.arrival, given)
    }
    const visit = await visitMeant(context, given.code, mayLeaveBehind)
    const known = whichKnown(context, visit, given)
    if (known) return later(context, visit, known, given.expected)
    if (isOpen(visit)) mustHaveCome(context, visit, given.sure)
    if (given.text === undefined) throw new Ask('text', { key: 'door.askLeftover', values: { code: visit.code } })
    return left(context, visit, given.text, given.expected)
  },
})

/** Visits that wait for goods, the oldest first. */
async function whichArrived({ db, brand }: StaffHere): Promise<UserMistake> {
  const visits = await db.visit.findMany({
    where: { brandId: brand.id, leftovers: { some: { closedAt: null } } },
    include: WITH_CUSTOMER,
    orderBy: { id: 'asc' },
    take: MOST_CHOICES,
  })
  if (visits.length === 0) return new UserMistake({ key: 'door.noneWaiting' })
  return new Ask('code', { key: 'door.whichVisit' }, visits.map(option))
}

async function left(context: StaffHere, visit: VisitRow, what: string, expectedOn?: string): Promise<Draft[]> {
  const { db, rules, person, now, key } = context
  if (expectedOn !== undefined) mustBeToCome(context, expectedOn)
  const id = leaveBehind(db, { visit, text: what, expectedOn, by: person.id, at: now })
  if (id === undefined) throw over(visit)
  tellOfLeftover(context, visit)
  const expected = expectedOn ? { key: 'door.expected', values: { date: { day: expectedOn } } } : ''
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, text: what, expected }
  const does = { command: 'leftover', given: { code: typedCode(visit.code), which: id, arrival: 'arrived' } }
  return [
    {
      key: `visit:${visit.id}:leftover:${key}`,
      blocks: [text('door.leftover', values), choices([{ label: { key: 'door.arrival.arrived' }, does }])],
    },
    ...(await cardEdit(db, rules.policy, { ...visit, state: 'leftover' })),
    ...listEdits(context, visit.kind),
    ...noMoreAhead(context, visit),
    ...pausedFor(context, visit, what),
  ]
}
