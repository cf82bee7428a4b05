/** In the morning, calls that should have been made on a day before are told of above once more: one post for all of them (R003-020, R003-025, R003-038). */
import { kindSaid, overdueName } from '../commands/calls/list-post.js'
import { choices, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { instantAt } from '../domain/calendar/local-day.js'
import { aboveCallers, callRoom } from '../domain/calls/callers.js'
import { longOverdue } from '../domain/calls/rings.js'
import { opensAt } from '../domain/policy/opening.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { onWorkingDays } from './calendar-of-run.js'

export const overdueCalls = defineJob<Rules>({
  name: 'overdue-calls',
  minor: true,
  times: ({ policy }) => ({ at: opensAt(policy), catchUpUntil: policy.schedule.catchUpUntil }),
  runsOn: onWorkingDays,
  async run({ db, rules, brand, day }) {
    const zone = zoneOf(rules, brand)
    const calls = longOverdue(db, brand.id, instantAt(day, '00:00', zone))
    const [above] = aboveCallers(db, brand.id, day)
    const room = callRoom(db, rules.platforms, brand.id, above?.id)
    if (calls.length === 0 || room === undefined) return []
    const kinds = [...new Set(calls.map(({ kind }) => kind))].map((kind) => ({
      kind,
      own: calls.filter((call) => call.kind === kind),
    }))
    const lines = kinds.map(({ kind, own }) => ({
      key: 'calls.stillOpenOf',
      values: { kind: kindSaid(kind), names: own.map((call) => overdueName(call, zone)) },
    }))
    const buttons = kinds.map(({ kind, own }) => ({
      label: { key: 'calls.button.list', values: { kind: kindSaid(kind), count: own.length } },
      does: { command: 'callback', given: { kind } },
    }))
    const blocks = [text('calls.stillOpen', { count: calls.length }), list(lines), choices(buttons)]
    return [{ key: `calls-overdue:${brand.id}:${day}`, room, thread: null, mentions: above && [above.id], blocks }]
  },
})
