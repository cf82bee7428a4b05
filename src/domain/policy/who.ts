/** How a policy names people: by their place in a department, or by their role. */
import { z } from 'zod'
import { ROLE_NAMES } from '../people/role-names.js'

const WHO = `expected { liaison: 2 }, head, { headOf: <a department> } or { role: <${ROLE_NAMES.join(' | ')}> }`

/** The n-th liaison of the department concerned (2 is the deputy), its head, the head of another department, or a role. */
export const who = z.union(
  [
    z.strictObject({ liaison: z.int().min(1) }),
    z.literal('head'),
    z.strictObject({ headOf: z.string() }),
    z.strictObject({ role: z.enum(ROLE_NAMES) }),
  ],
  WHO,
)

export type Who = z.infer<typeof who>
