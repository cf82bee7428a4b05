/** What is said of one entry of points: its number, the case, against whom, how many, for what, and what became of it. */
import type { Said, Value } from '../../core/errors.js'
import type { Entry } from '../../domain/points/entry.js'

export function entrySaid(entry: Entry): Said {
  const { state, remark, why } = entry
  const line = lineOf(entry)
  if (state === 'proposed' || why === 'person') return line
  if (remark === null) return { key: 'points.decided.confirmed', values: { line } }
  return { key: `points.because.${state}`, values: { line, reason: remark } }
}

function lineOf({ id, why, points, code, customer, department, person, kind, severity, remark }: Entry): Said {
  const whom = department ?? person ?? ''
  const values: Record<string, Value> = { entry: id, whom, points: -points }
  if (why === 'person') {
    const key = code === null ? 'points.line.person' : 'points.line.personCase'
    return { key, values: { ...values, reason: remark ?? '', ...(code !== null && { code }) } }
  }
  const what: Said = { key: why === 'late' ? `show.clock.${kind}` : `severity.level.${severity}` }
  return { key: `points.line.${why}`, values: { ...values, what, code: code ?? '', customer: customer ?? '' } }
}
