/** The days of somebody's leave. */
import type { Said } from '../../core/errors.js'
import type { Days } from '../../core/kinds/days.js'

/** One day, or from the first to the last. */
export const daysOf = ({ from, to }: Days): Said =>
  from === to
    ? { key: 'reading.day', values: { date: { day: from } } }
    : { key: 'reading.days', values: { from: { day: from }, to: { day: to } } }
