/** The steps by which a due time came about, ready to be worded. */
import type { Said, Value } from '../../core/errors.js'
import type { TraceStep } from '../../domain/clocks/trace.js'

const INSTANT = /^\d{4}-\d\d-\d\dT/
const DAY = /^\d{4}-\d\d-\d\d$/

/** A stored step has instants and days as text; people read them in their zone, with the weekday. */
export const traceSaid = (steps: TraceStep[]): Said[] =>
  steps.map(({ key, values }) => ({
    key,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(value)])),
  }))

/** What is stored as text, as people read it. */
export function readable(value: string | number | string[]): Value {
  if (typeof value !== 'string') return value
  if (INSTANT.test(value)) return { instant: new Date(value) }
  return DAY.test(value) ? { day: value } : value
}
