/** Posts the points and rewards of last month in the management rooms of a brand, on the first working day of a month (R004-037, R002-056). */
import { boardLines } from '../commands/points/board.js'
import { awardLines } from '../commands/rewards/posted.js'
import { type Draft, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { boardOf } from '../domain/points/board.js'
import type { Rules } from '../domain/policy/rules.js'
import { monthBefore } from '../domain/reports/report-days.js'
import { monthly } from './first-working-day.js'

const POST_BOARD = 'post-board'

export const postBoard = defineJob<Rules>({
  name: POST_BOARD,
  ...monthly(({ policy }) => policy.points !== undefined || policy.rewards !== undefined),
  async run({ db, rules, brand, day }) {
    const month = monthBefore(day)
    const scores = boardOf(db, brand.id, month)
    const lines = [...(scores.length > 0 ? [boardLines(scores)] : []), ...awardLines({ db, rules, brand }, month)]
    if (lines.length === 0) return []
    const blocks = [text('points.board', { brand: brand.name, month }), ...lines]
    return managementRooms(db, rules, brand.id).map(
      (room): Draft => ({ key: `${POST_BOARD}:${brand.id}:${month}:${room}`, room, thread: null, blocks }),
    )
  },
})
