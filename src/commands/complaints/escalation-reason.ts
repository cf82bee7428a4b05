/** Why a complaint goes up: the company's own reasons, each a button, or words of one's own. */
import type { Value } from '../../core/errors.js'

/** No authority, help of others, a partner, the law, one voice, hard to judge (R002-019 to R002-024, R001-036). */
export const ESCALATION_REASONS = ['authority', 'departments', 'partner', 'legal', 'voice', 'unclear'] as const

/** Of a button its label, else what was typed. */
export const escalationReason = (why: string): Value =>
  ESCALATION_REASONS.some((one) => one === why) ? { key: `severity.reason.${why}` } : why
