/** What each deadline of a complaint waits for, besides the signatures: the one table of it. */
import type { ClockKind } from '../../ladder/steps.js'
import { approve } from './approving.js'
import { followup, verify } from './ending.js'
import { contact, plan, promised, solve } from './handling.js'
import { notice } from './notice.js'
import { progress } from './progress.js'
import { accept, upward } from './regulator.js'
import { sign } from './signing.js'
import { triage } from './triage.js'
import { urge } from './urge.js'
import type { Wait } from './wait.js'

export const WAITS: Record<Exclude<ClockKind, 'acknowledge'>, Wait> = {
  contact,
  plan,
  promised,
  progress,
  solve,
  verify,
  followup,
  accept,
  upward,
  approve,
  sign,
  triage,
  urge,
  notice,
}
