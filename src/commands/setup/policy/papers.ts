/** What a policy says of papers: who holds a copy and when, which departments are told in writing, what must be filled in. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { ruleSaid } from '../../rule-said.js'

type Papers = Pick<Policy, 'copies' | 'notices' | 'closing' | 'clocks'>

/** Told here, and not among the other deadlines. */
export const PAPER_CLOCKS = ['notice'] as const

export function papersInWords({ copies, notices, closing, clocks }: Papers): Said[] {
  const holders = (isPlanned: boolean) =>
    copies.filter(({ when }) => (when === 'planned') === isPlanned).map(({ holder }) => holder)
  const line = (key: string, names: string[]): Said[] => (names.length > 0 ? [{ key, values: { names } }] : [])
  return [
    ...line('papers.planned', holders(true)),
    ...line('papers.closed', holders(false)),
    ...line('papers.notices', notices),
    ...PAPER_CLOCKS.flatMap((kind) => {
      const rule = clocks[kind]?.rule
      return rule ? [{ key: `policy.clock.${kind}`, values: { rule: ruleSaid(rule) } }] : []
    }),
    ...(closing.solutions ? [{ key: 'papers.solutions' }] : []),
  ]
}
