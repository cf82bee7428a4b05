/** The warehouse's morning: it is asked for today's deliveries, everybody reads its answers, and silence goes up (R003-018). */

import { standing } from '../commands/plan/standing.js'
import { stockCard, stockKey, stockList, stockListKey } from '../commands/plan/stock-card.js'
import type { Draft } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { deputiesOf } from '../domain/people/above.js'
import type { Rules } from '../domain/policy/rules.js'
import { scheduleRooms } from '../domain/visits/rooms.js'
import { stockMissing, stockOf } from '../domain/visits/stock.js'
import { holders, pings } from './pings.js'

type Time = keyof NonNullable<Rules['policy']['day']['stock']>

const times =
  (time: Time) =>
  ({ policy: { day, schedule } }: Rules) =>
    day.stock && { at: day.stock[time], catchUpUntil: schedule.at }

/** Goods also go out on the rest day that a post has covered. */
const runsOn = () => () => true

export const askStock = defineJob<Rules>({
  name: 'ask-stock',
  minor: true,
  times: times('askAt'),
  runsOn,
  async run(run) {
    const { db, rules, brand, day } = run
    if (stockMissing(stockOf(db, brand.id, day)).length === 0) return []
    const blocks = stockCard(db, brand.id, day, rules.policy.day.stock?.postAt)
    const depots = (await scheduleRooms(db, brand.id, 'delivery')).filter(({ purpose }) => purpose === 'warehouse')
    const prefix = stockKey(brand.id, day)
    const keepers = holders(run, 'warehouse')
    if (depots.length === 0) return keepers.length > 0 ? pings(run, prefix, keepers, blocks) : []
    return depots.map(({ id }): Draft => ({ key: `${prefix}${id}`, room: id, thread: null, mentions: keepers, blocks }))
  },
})

export const postStock = defineJob<Rules>({
  name: 'post-stock',
  minor: true,
  times: times('postAt'),
  runsOn,
  async run(run) {
    const { db, brand, day } = run
    if (!isAsked(run) && !isSaid(run)) return []
    const rooms = (await scheduleRooms(db, brand.id, 'delivery')).filter(({ purpose }) => purpose === 'work')
    const blocks = stockList(db, brand.id, day)
    return rooms.map(({ id }) => ({ key: `${stockListKey(brand.id, day)}${id}`, room: id, thread: null, blocks }))
  },
})

export const escalateStock = defineJob<Rules>({
  name: 'escalate-stock',
  minor: true,
  times: times('escalateAt'),
  runsOn,
  async run(run) {
    const { db, rules, brand, day } = run
    const missing = stockMissing(stockOf(db, brand.id, day))
    if (missing.length === 0 || !isAsked(run)) return []
    const { stock, warehouse } = rules.policy.day
    const people = [...deputiesOf(db, brand.id, warehouse?.department, day), ...holders(run, 'install_manager')]
    const card = stockCard(db, brand.id, day, stock?.postAt, true)
    const posts = pings(run, `${stockKey(brand.id, day)}late:`, people, card)
    return posts.map((post) => ({ ...post, urgent: true }))
  },
})

/** Somebody did not wait for the question. */
const isSaid = ({ db, brand, day }: JobRun<Rules>): boolean =>
  stockOf(db, brand.id, day).some(({ stock }) => stock !== null)

/** Where nobody keeps a warehouse nobody was asked, and nothing is late. */
const isAsked = ({ db, brand, day }: JobRun<Rules>): boolean => standing(db, stockKey(brand.id, day)).length > 0
