/** What a policy says of money for customers: how much, who approves, what must be there. */
import type { Said, Value } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import type { Who } from '../../../domain/policy/who.js'
import { whoSaid } from '../../who-said.js'

type Sums = NonNullable<Policy['money']['compensation']>

export function moneyInWords({ money }: Policy): Said[] {
  const { subsidy, compensation, voucher, receipt, copies } = money
  const sums = [
    ...(compensation ? [sumsSaid('compensation', compensation)] : []),
    ...(voucher ? [sumsSaid('voucher', voucher)] : []),
  ]
  const paid = subsidy
    ? [
        { key: 'money.policy.subsidy', values: { amount: { fen: subsidy.yuan * 100 }, by: bySaid(subsidy.by) } },
        ...sums,
      ]
    : sums
  if (paid.length === 0) return []
  return [
    ...paid,
    ...(receipt ? [{ key: 'money.policy.receipt' }] : []),
    ...(copies.length > 0 ? [{ key: 'money.policy.copies', values: { who: copies.map(whoSaid) } }] : []),
  ]
}

function sumsSaid(kind: string, { steps, papers }: Sums): Said {
  const said = steps.map(({ upTo, by }, at): Said => {
    const limit = upTo ?? steps[at - 1]?.upTo
    const key = limit === undefined ? 'all' : upTo === undefined ? 'above' : 'upTo'
    return {
      key: `money.policy.${key}`,
      values: { amount: limit === undefined ? undefined : { fen: limit * 100 }, by: bySaid(by) },
    }
  })
  const values = { kind: { key: `money.kind.${kind}` }, steps: said, papers }
  return { key: papers > 0 ? 'money.policy.stepsPapers' : 'money.policy.steps', values }
}

/** One after the other. */
const bySaid = (by: Who[]): Value => by.map(whoSaid)
