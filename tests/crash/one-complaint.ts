/** What must be true of a complaint, wherever the process died while it was registered. */
import { expect } from 'vitest'
import type { Rows } from './platforms.js'

export interface Complaining {
  name: string
  phone: string
}

export const prepare = async (_life: unknown, run: number): Promise<Complaining> => ({
  name: `客户${run}`,
  phone: String(13_800_000_000 + run),
})

export const typed = ({ name, phone }: Complaining): string => `/投诉 ${name} ${phone} 台面开裂;颜色有色差`

export function check({ rows }: { rows: Rows }, { name, phone }: Complaining): void {
  const problems = rows<{ text: string }>(
    `SELECT p."text" FROM "Problem" p JOIN "Complaint" c ON c."id" = p."complaintId"
       JOIN "Customer" u ON u."id" = c."customerId" WHERE u."name" = ? AND u."phone" = ?`,
    name,
    phone,
  )
  expect(problems.map(({ text }) => text)).toEqual(['台面开裂', '颜色有色差'])
  const [codes] = rows<{ last: number; count: number }>(
    'SELECT max("last") AS "last", (SELECT count(*) FROM "Complaint") AS "count" FROM "CodeCounter"',
  )
  expect(codes?.last).toBe(codes?.count)
  expect(rows(`SELECT "id" FROM "Event" WHERE "state" != 'handled'`)).toEqual([])
  expect(rows(`SELECT "id" FROM "Post" WHERE "state" != 'sent'`)).toEqual([])
}
