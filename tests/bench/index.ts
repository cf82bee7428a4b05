/** Prints the benchmarks, each beside its floor, measured in one run. */
import { type ClockFigures, clocks } from './clocks.js'
import { type Ringing, ringing } from './clocks-ringing.js'
import { durable, type Synchronous } from './durable.js'
import { floor } from './floor.js'
import type { Figures } from './measure.js'
import { routing } from './routing.js'
import { type PostFigures, schedulePost } from './schedule.js'

const RUNS = 2000

const row = (what: string, { perSecond, p50, p99 }: Figures, against?: Figures) => ({
  what,
  'per second': Math.round(perSecond),
  'p50 µs': Number(p50.toFixed(p50 < 10 ? 2 : 0)),
  'p99 µs': Number(p99.toFixed(p99 < 10 ? 2 : 0)),
  'of the floor': against ? `${((100 * perSecond) / against.perSecond).toFixed(0)} %` : '',
})

const { ours, floor: lookUp } = await routing()
const rows = [row('routing: parse, authorise', ours), row('  floor: a Map look-up', lookUp)]

for (const synchronous of ['FULL', 'NORMAL'] satisfies Synchronous[]) {
  // The floor before and after, so that a machine whose speed drifts does not favour either.
  const before = await floor(synchronous, RUNS / 2)
  const { single, busy } = await durable(synchronous, RUNS)
  const after = await floor(synchronous, RUNS / 2)
  const byHand = before.perSecond > after.perSecond ? before : after
  rows.push(
    row(`durable path, ${synchronous}: one at a time`, single, byHand),
    row(`durable path, ${synchronous}: many at once`, busy, byHand),
    row('  floor: the same rows by hand', byHand),
  )
}
console.table(rows)
console.log(
  `many at once: p50 and p99 are the time until the event is stored; ${process.version}, ${process.memoryUsage.rss() >> 20} MiB at the end`,
)

const OPEN = [1000, 10_000, 100_000]
const ms = (microseconds: number) => Number((microseconds / 1000).toFixed(1))
const growth = (p50: number, least: number) => `x ${(p50 / least).toFixed(2)}`

const clockRow = ({ open, pass, next }: ClockFigures, _index: number, [least]: ClockFigures[]) => ({
  'open clocks': open,
  'pass over 100 due, p50 ms': ms(pass.p50),
  'p99 ms': ms(pass.p99),
  growth: growth(pass.p50, least?.pass.p50 ?? Number.NaN),
  'when is the next, p50 µs': Math.round(next.p50),
})
const passes: ClockFigures[] = []
for (const open of OPEN) passes.push(await clocks(open))
console.table(passes.map(clockRow))

const ringingRow = ({ open, late, worst }: Ringing, _index: number, [least]: Ringing[]) => ({
  'open clocks': open,
  'at 1,000 due a minute, late p50 ms': ms(late.p50),
  'p99 ms': ms(late.p99),
  'worst ms': ms(worst),
  growth: growth(late.p50, least?.late.p50 ?? Number.NaN),
})
const rung: Ringing[] = []
for (const open of OPEN) rung.push(await ringing(open))
console.table(rung.map(ringingRow))

const posts: PostFigures[] = []
for (const visits of [30, 300, 3000]) posts.push(await schedulePost(visits))
console.table(
  posts.map(({ visits, parts, ours, floor }) => ({
    'visits in the 17:00 post': visits,
    messages: parts,
    'p50 ms': ms(ours.p50),
    'p99 ms': ms(ours.p99),
    'a visit µs': Math.round(ours.p50 / visits),
    'floor p50 ms': ms(floor.p50),
    'of the floor': `x ${(ours.p50 / floor.p50).toFixed(1)}`,
  })),
)
process.exit()
