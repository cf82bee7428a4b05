/** The pretend dealer: read from sample.yaml, put into an empty store. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { fileCustomer } from '../domain/customers/customer.js'
import { makeBrand } from '../domain/people/brand.js'
import { departmentsOf } from '../domain/people/department.js'
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
export async function seedSample(db: Db, sample: Sample, policy: Policy, now: Date): Promise<void> {
  if (await db.brand.findUnique({ where: { name: sample.brand } })) return
  const departmentNames = policy.departments.map(({ name }) => name)
  const { id: brandId } = await makeBrand(db, sample.brand, departmentNames, now)
  await db.room.createMany({
    data: sample.rooms.map(({ id, title, purpose }) => ({ ...seen(id, now), title, purpose, brandId })),
  })
  const people = new Map<Sample['people'][number], number>()
  for (const person of sample.people) people.set(person, await addPerson(db, brandId, person, now))
  for (const { id, name } of departmentsOf(db, brandId)) {
    const named = (list: 'liaison' | 'deputy' | 'head') =>
      [...people].flatMap(([person, personId]) => (person[list].includes(name) ? [personId] : []))
    await setLiaisons(db, id, [...named('liaison'), ...named('deputy')])
    await db.department.update({ where: { id }, data: { headId: named('head')[0] } })
  }
  for (const { number, customer: name, phone, address } of sample.orders) {
    const { id: customerId } = fileCustomer(db, brandId, { name, phone, address }, now)
    await db.order.create({ data: { brandId, customerId, number, createdAt: now } })
  }
}

async function addPerson(db: Db, brandId: number, { id, name, roles }: Sample['people'][number], now: Date) {
  const account = { platform: 'playground', externalId: id, name }
  const person = await db.person.create({ data: { name, createdAt: now, accounts: { create: account } } })
  await db.room.create({ data: { ...seen(id, now), title: name, purpose: 'direct' } })
  for (const role of roles) await grantRole(db, person.id, brandId, role, now)
  return person.id
}

const seen = (externalId: string, createdAt: Date) => ({ platform: 'playground', externalId, createdAt })
