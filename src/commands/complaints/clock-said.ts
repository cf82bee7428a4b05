/** What is said of one clock: kept, late, standing still, or until when it runs, and how that came about. */
import type { Said, Span, Value } from '../../core/errors.js'
import type { Pause } from '../../domain/clocks/running-time.js'
import type { TraceStep } from '../../domain/clocks/trace.js'
import type { ClockTold } from '../../domain/complaints/story.js'
import { wasDropped } from '../../domain/ladder/clock.js'
import { isOpen, timeRun } from '../../domain/ladder/pauses.js'
import { traceSaid } from './trace.js'

const MINUTE = 60_000

interface ClockOf {
  kind: string
  department: { name: string } | null
  problem: { number: number } | null
}

/** What it measures, and of whom; nothing where it concerns the whole complaint. */
export function whoseClock({ kind, department, problem }: ClockOf): Record<'kind' | 'department', Value> {
  const named: Said | undefined = problem
    ? { key: 'show.problemNumber', values: { number: problem.number } }
    : undefined
  const whose = named ?? department?.name
  return {
    kind: { key: `show.clock.${kind}` },
    department: whose === undefined ? '' : { key: 'show.whose', values: { whose } },
  }
}

/** Nobody kept it and nobody broke it: what it waited for was not wanted any more. */
export const isMoot = (clock: ClockTold): boolean => clock.breachedAt === null && wasDropped(traceOf(clock))

/** @param pauses of the complaint: their time is nobody's */
export function clockSaid(clock: ClockTold, pauses: Pause[], now: Date): Said {
  const { startedAt, dueAt, stoppedAt, breachedAt } = clock
  const span = (from: Date, to: Date) => lasted(timeRun(pauses, from, to))
  const values = { ...whoseClock(clock), due: { instant: dueAt } }
  if (stoppedAt && (stoppedAt <= dueAt || !breachedAt))
    return { key: 'show.clockKept', values: { ...values, took: took(span(startedAt, stoppedAt)) } }
  if (stoppedAt) return { key: 'show.clockLate', values: { ...values, over: span(dueAt, stoppedAt) } }
  const why = traceSaid(traceOf(clock))
  const held = pauses.find(isOpen)
  if (held && held.from < dueAt) return { key: 'pause.clock', values: { ...values, why } }
  if (now <= dueAt) return { key: 'show.clockRunning', values: { ...values, why, left: span(now, dueAt) } }
  return { key: 'show.clockOver', values: { ...values, why, over: span(dueAt, now) } }
}

function lasted(milliseconds: number): Said | Span {
  const minutes = Math.floor(milliseconds / MINUTE)
  return minutes < 1 ? { key: 'show.underMinute' } : { minutes }
}

const took = (time: Said | Span): Said => ('key' in time ? time : { key: 'show.took', values: { time } })

const traceOf = ({ trace }: ClockTold) => trace as unknown as TraceStep[]
