import { expect, test } from 'vitest'
import type { Shown } from '../contract/telegram-server.js'
import { dieAtEveryStep } from '../crash/every-step.js'
import { type OnTelegram, telegram } from '../crash/platforms.js'

test('知晓 is signed once and answered, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnTelegram, Shown>(telegram, {
    async prepare({ dealer: { li, work, server }, settled }, run) {
      await li.says(work, `/投诉 客户${run} ${13_800_000_000 + run} 台面开裂`)
      await settled()
      return server.posts(work).at(-1) as Shown
    },
    act: ({ dealer: { wang } }, card) => wang.presses(card, '知晓'),
    check({ dealer: { server, work }, rows }, card) {
      const code = /TS\d+-\d+/.exec(card.text)?.[0]
      const signed = rows(
        `SELECT w."name" FROM "Acknowledgement" a JOIN "Person" w ON w."id" = a."personId"
         JOIN "Problem" p ON p."id" = a."problemId" JOIN "Complaint" c ON c."id" = p."complaintId" WHERE c."code" = ?`,
        code,
      )
      expect(signed).toEqual([{ name: '王强' }])
      const entries = rows(
        `SELECT "what" FROM "TimelineEntry" t JOIN "Complaint" c ON c."id" = t."complaintId"
         WHERE c."code" = ? AND "what" LIKE '%acknowledged'`,
        code,
      )
      expect(entries).toHaveLength(1)
      const shown = server.posts(work).find(({ id }) => id === card.id)
      expect(shown).toMatchObject({ edited: true, buttons: [] })
      expect(shown?.text).toContain('王强')
      const press = [...server.world.presses.values()].at(-1)
      expect(press?.answers.length).toBeGreaterThanOrEqual(1)
      expect(rows(`SELECT "id" FROM "Post" WHERE "state" NOT IN ('sent', 'superseded')`)).toEqual([])
    },
  })
  expect(deaths.length).toBeGreaterThan(10)
}, 90_000)
