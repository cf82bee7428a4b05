/** What a policy must say of papers: whoever is told in writing is there. */
import { type Flaw, notListed } from './flaw.js'
import type { Policy } from './schema.js'

export function noticesKnown({ departments = [], notices = [] }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  return notices.flatMap((name, at) =>
    names.length === 0 || names.includes(name) ? [] : [{ path: ['notices', at], message: notListed(name, names) }],
  )
}
