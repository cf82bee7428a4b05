/** The pretend dealer: read from sample.yaml, put into an empty store. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Policy } from '../domain/policy/schema.js'
import type { Db } from '../store/store.js'

const departments = z.array(z.string()).default([])

const sampleSchema = z.strictObject({
  brand: z.string(),
  rooms: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      purpose: z.enum(['work', 'warehouse', 'management']),
      members: z.array(z.string()).optional(),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      liaison: departments,
      deputy: departments,
      head: departments,
    }),
  ),
  orders: z.array(z.strictObject({ number: z.string(), customer: z.string(), phone: z.string(), address: z.string() })),
})

export type Sample = z.infer<typeof sampleSchema>

export const readSample = (path: string): Sample => sampleSchema.parse(parse(readFileSync(path, 'utf8')))

/** Fills an empty store. Prepared statements, so that trying the bot out does not wake Prisma's engine for it. */
export function seedSample({ sql }: Db, sample: Sample, policy: Policy, createdAt: Date): void {
  const brandId = sql.insert('Brand', { name: sample.brand, createdAt })
  const room = (externalId: string, row: { title: string; purpose: string; brandId?: number }) =>
    sql.insert('Room', { platform: 'playground', externalId, ...row, createdAt })
  for (const { id, title, purpose } of sample.rooms) room(id, { title, purpose, brandId })
  const people = sample.people.map((person) => {
    const { id: externalId, name, roles } = person
    const personId = sql.insert('Person', { name, admin: roles.includes('admin'), createdAt })
    sql.insert('Account', { platform: 'playground', externalId, name, personId })
    room(externalId, { title: name, purpose: 'direct' })
    for (const role of roles) sql.insert('Role', { personId, brandId, role, createdAt })
    return { ...person, personId }
  })
  for (const { name } of policy.departments) {
    const named = (list: 'liaison' | 'deputy' | 'head') =>
      people.flatMap((person) => (person[list].includes(name) ? [person.personId] : []))
    const departmentId = sql.insert('Department', { brandId, name, headId: named('head')[0] })
    const signers = [...named('liaison'), ...named('deputy')]
    for (const [index, personId] of signers.entries())
      sql.insert('Liaison', { departmentId, personId, place: index + 1 })
  }
  for (const { number, customer: name, phone, address } of sample.orders) {
    const customerId = sql.insert('Customer', { brandId, name, phone, address, createdAt })
    sql.insert('Order', { brandId, customerId, number, createdAt })
  }
}
