/** Who may send tables in. */
import { PLANNERS } from '../visits/roles.js'

export const IMPORTERS = [...PLANNERS, 'after_sales', 'warehouse'] as const
