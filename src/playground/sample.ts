/** The pretend dealer: read from sample.yaml, put into an empty store. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { fileCustomer } from '../domain/customers/customer.js'
import { bindRoom, brandByName, makeBrand } from '../domain/people/brand.js'
import { departmentsOf, setHead } from '../domain/people/department.js'
import { setLiaisons } from '../domain/people/liaison.js'
import { grantRole } from '../domain/people/role.js'
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

/** Fills the store once; a dealer that is there already is left alone. */
export function seedSample(db: Db, sample: Sample, policy: Policy, now: Date): void {
  if (brandByName(db, sample.brand)) return
  const brand = makeBrand(
    db,
    sample.brand,
    policy.departments.map(({ name }) => name),
    now,
  )
  for (const { id, title, purpose } of sample.rooms) {
    const room = db.sql.insert('Room', { platform: 'playground', externalId: id, title, createdAt: now })
    bindRoom(db, room, brand.id, purpose)
  }
  const people = new Map(sample.people.map((person) => [person, addPerson(db, brand.id, person, now)]))
  for (const department of departmentsOf(db, brand.id)) {
    const named = (list: 'liaison' | 'deputy' | 'head') =>
      [...people].flatMap(([person, id]) => (person[list].includes(department.name) ? [id] : []))
    setLiaisons(db, department.id, [...named('liaison'), ...named('deputy')])
    const [head] = named('head')
    if (head !== undefined) setHead(db, department.id, head)
  }
  for (const { number, customer: name, phone, address } of sample.orders) {
    const customer = fileCustomer(db, brand.id, { name, phone, address }, now)
    db.sql.insert('Order', { brandId: brand.id, customerId: customer.id, number, createdAt: now })
  }
}

function addPerson(db: Db, brandId: number, { id, name, roles }: Sample['people'][number], now: Date): number {
  const personId = db.sql.insert('Person', { name, createdAt: now })
  db.sql.insert('Account', { platform: 'playground', externalId: id, name, personId })
  db.sql.insert('Room', { platform: 'playground', externalId: id, title: name, purpose: 'direct', createdAt: now })
  for (const role of roles) grantRole(db, personId, brandId, role, now)
  return personId
}
