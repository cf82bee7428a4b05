/** Who approves what is to be paid, as the policy says (R000-033, R002-051, R002-054, R004-021). */
import type { Policy } from '../policy/schema.js'
import type { Who } from '../policy/who.js'
import type { ClaimKind } from './claims.js'

/** One after the other; undefined where this dealer pays nothing of the kind. @param special straight to the last step */
export function approversFor(
  { money }: Policy,
  { kind, fen, special }: { kind: ClaimKind; fen: number; special?: boolean },
): Who[] | undefined {
  if (kind === 'subsidy') return money.subsidy?.by
  const steps = money[kind]?.steps
  const step = special ? undefined : steps?.find(({ upTo = Number.POSITIVE_INFINITY }) => Math.round(upTo * 100) >= fen)
  return (step ?? steps?.at(-1))?.by
}
