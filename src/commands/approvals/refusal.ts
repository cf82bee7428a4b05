/** Why something is refused: by a button, or in words of one's own. */
import type { Said } from '../../core/errors.js'

const REFUSALS = ['talk', 'costly', 'long', 'rules', 'papers'] as const

/** The id of a reason that has a button. */
export type Refusal = (typeof REFUSALS)[number]

/** Of a button its label, else what was typed. */
export const refusalSaid = (why: string): Said | string =>
  REFUSALS.some((one) => one === why) ? { key: `approval.refusal.${why}` } : why
