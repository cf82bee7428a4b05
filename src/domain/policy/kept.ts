/** The policies that were in force: changing one is an event that is kept, and a complaint goes on with the one it began with. */
import type { Db } from '../../store/store.js'
import type { Rules } from './rules.js'
import { type Policy, policySchema } from './schema.js'

export interface Version {
  id: number
  since: Date
}

/** The version in force; undefined before the first start. */
export function versionInForce(db: Db): Version | undefined {
  const row = db.sql.get<{ id: number; at: string }>(
    'SELECT "id", "at" FROM "PolicyVersion" ORDER BY "id" DESC LIMIT 1',
  )
  return row && { id: row.id, since: new Date(row.at) }
}

/** Keeps what this process starts with; true when another one was in force before. */
export function adoptPolicy(db: Db, policy: Policy, at: Date): boolean {
  const content = JSON.stringify(policy)
  const last = db.sql.get<{ content: string }>('SELECT "content" FROM "PolicyVersion" ORDER BY "id" DESC LIMIT 1')
  if (last?.content === content) return false
  db.sql.run('INSERT INTO "PolicyVersion" ("name", "content", "at") VALUES (?, ?, ?)', policy.name, content, at)
  return last !== undefined
}

const parsed = new WeakMap<Rules, Map<number, Policy>>()

/** The policy of a complaint; today's where what it began with cannot be read any more. */
export function policyOf(db: Db, rules: Rules, complaintId: number): Policy {
  const kept = db.sql.get<{ policyId: number | null; latest: number | null }>(
    'SELECT "policyId", (SELECT max("id") FROM "PolicyVersion") AS "latest" FROM "Complaint" WHERE "id" = ?',
    complaintId,
  )
  if (!kept || kept.policyId === null || kept.policyId === kept.latest) return rules.policy
  const known = parsed.get(rules) ?? new Map<number, Policy>()
  parsed.set(rules, known)
  const policy = known.get(kept.policyId) ?? read(db, kept.policyId) ?? rules.policy
  known.set(kept.policyId, policy)
  return policy
}

function read(db: Db, id: number): Policy | undefined {
  const row = db.sql.get<{ content: string }>('SELECT "content" FROM "PolicyVersion" WHERE "id" = ?', id)
  return row && policySchema.safeParse(JSON.parse(row.content)).data
}
