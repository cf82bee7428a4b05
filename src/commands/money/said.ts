/** How a claim is called wherever it is spoken of, and what there is to know of it. */
import type { Said, Value } from '../../core/errors.js'
import type { Claim } from '../../domain/money/claims.js'

/** What it is, its number, the amount. */
export const claimSaid = ({
  kind,
  number,
  fen,
  special,
}: Pick<Claim, 'kind' | 'number' | 'fen' | 'special'>): Said => ({
  key: special ? 'money.specialClaim' : 'money.claim',
  values: { kind: { key: `money.kind.${kind}` }, number, amount: { fen } },
})

/** What for, at whose cost, and who asks. */
export const claimFacts = ({ reason, department, creator }: Claim): [label: string, value: Value][] => [
  ['money.reason', reason],
  ['money.bearer', department],
  ['money.creator', creator],
]
