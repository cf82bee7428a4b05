/** Open warnings as lines, for whoever asks and for the weekly meeting (R004-073). */
import type { Said } from '../../core/errors.js'
import type { Warning } from '../../domain/warnings/customer-note.js'

export const warningsSaid = (warnings: Warning[]): Said[] =>
  warnings.map(({ customer, text, by, since }) => ({
    key: 'warning.openOne',
    values: { customer, reason: text, by, since: { instant: since } },
  }))
