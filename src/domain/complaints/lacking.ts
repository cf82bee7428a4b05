/** What a complaint still lacks before it may be closed: each subject adds its own check here. */
import type { Db } from '../../store/store.js'
import { lacksCause } from '../causes/cause.js'
import { lacksInvestigation } from '../inquiries/investigation.js'
import { moneyLacking } from '../money/lacking.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { lackingSignatures } from '../signatures/boxes.js'
import { lacksAgreement } from './agreement.js'
import type { Complaint } from './complaint.js'
import type { Check, Lack } from './lack.js'
import { regulatorTold } from './regulator-told.js'
import { lacksSolution } from './solution.js'

const CHECKS: Check[] = [
  moneyLacking,
  lackingSignatures,
  regulatorTold,
  lacksCause,
  lacksInvestigation,
  lacksAgreement,
  lacksSolution,
]

/** Empty when nothing stands in the way. */
export function lackingIn(db: Db, rules: Rules, complaint: Complaint): Lack[] {
  const policy = policyOf(db, rules, complaint.id)
  return CHECKS.flatMap((check) => check(db, policy, complaint))
}
