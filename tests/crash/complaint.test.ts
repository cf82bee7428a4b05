import { expect, test } from 'vitest'
import { dieAtEveryStep } from './every-step.js'
import { telegram } from './platforms.js'

test('a complaint is registered once, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep(telegram, {
    prepare: async (_life, run) => ({ name: `客户${run}`, phone: String(13_800_000_000 + run) }),
    act: ({ dealer: { li, work } }, { name, phone }) => li.says(work, `/投诉 ${name} ${phone} 台面开裂;颜色有色差`),
    check({ rows }, { name, phone }) {
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
    },
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)
