/** How soon a department says what it will do about what turned up on site: some types have a time of their own (R003-044 to R003-047). */
import type { Db } from '../../store/store.js'
import type { Rule } from '../clocks/rule.js'
import type { Policy } from '../policy/schema.js'
import { findingsOf } from './site-problem.js'

interface Of {
  kind: string
  complaintId: number
  departmentId: number | null
}

const made = new WeakMap<Policy, Map<Rule, Policy>>()

/** The policy as it counts for this clock: of the department's types the first that has a time of its own decides. */
export function withSitePlan(db: Db, policy: Policy, { kind, complaintId, departmentId }: Of): Policy {
  const { plan } = policy.clocks
  if (kind !== 'plan' || departmentId === null || plan === undefined) return policy
  if (Object.values(policy.visits.onSite).every((one) => one.plan === undefined)) return policy
  const own = db.sql.all<{ number: number }>(
    'SELECT "number" FROM "Problem" WHERE "complaintId" = ? AND "departmentId" = ?',
    ...[complaintId, departmentId],
  )
  for (const { type, problems } of findingsOf(db, complaintId)) {
    const rule = type && policy.visits.onSite[type]?.plan
    if (rule && own.some(({ number }) => problems.includes(number))) return policyWith(policy, rule)
  }
  return policy
}

/** The same object for the same rule: what is built from a policy is kept with it. */
function policyWith(policy: Policy, rule: Rule): Policy {
  const known = made.get(policy) ?? new Map<Rule, Policy>()
  made.set(policy, known)
  const { plan } = policy.clocks
  const found = known.get(rule) ?? { ...policy, clocks: { ...policy.clocks, plan: plan && { ...plan, rule } } }
  known.set(rule, found)
  return found
}
