/** A walk in which nothing is found means something only where a fault would have been: each one is made, and noticed. */
import { expect, test } from 'vitest'
import type { World } from '../support/world.js'
import { check, INVARIANTS } from './invariants.js'
import { personOf, prepareShop, workOf } from './stage.js'

/** What would have to be written to break each promise. */
const FAULTS: Record<keyof typeof INVARIANTS, string> = {
  'each problem belongs to one department of its brand': `UPDATE "Department" SET "brandId" = (SELECT "id" FROM "Brand" WHERE "name" = 'another')
    WHERE "id" = (SELECT "departmentId" FROM "Problem" LIMIT 1)`,
  'problems are numbered from 1 without a gap': `UPDATE "Problem" SET "number" = 4 WHERE "number" = 2`,
  'no clock runs for a closed complaint': `UPDATE "Complaint" SET "state" = 'closed'`,
  'no clock rings that is stopped, or stands still in a pause': `UPDATE "Clock" SET "ringAt" = "dueAt"`,
  'of each deadline at most one clock runs': `INSERT INTO "Clock" ("kind", "complaintId", "departmentId", "round", "startedAt", "dueAt", "trace")
    SELECT "kind", "complaintId", "departmentId", "round" + 1, "startedAt", "dueAt", "trace" FROM "Clock"`,
  'a signature is asked for, by one running clock, where a problem waits for it, and nowhere else': `DELETE FROM "Clock" WHERE "kind" = 'acknowledge'`,
  'a closed complaint is not paused': `UPDATE "Complaint" SET "state" = 'closed'`,
  'a complaint is closed at a time, by a satisfied customer or with a reason': `UPDATE "Complaint" SET "state" = 'closed', "closedAt" = "createdAt"`,
  'the state of a complaint is what its problems make of it': `UPDATE "Complaint" SET "state" = 'followup'`,
  'everything stands as the timeline tells it': `UPDATE "Problem" SET "plan" = 'something else'`,
  'nobody is asked two things at once': `INSERT INTO "Question" ("roomId", "accountId", "command", "given", "asks", "createdAt")
    SELECT 1, 1, 'note', '{}', 'note', "createdAt" FROM "Brand" UNION ALL SELECT 1, 1, 'note', '{}', 'note', "createdAt" FROM "Brand"`,
  'everything that was heard is handled': `UPDATE "Event" SET "state" = 'failed'`,
  'everything that was said is sent': `UPDATE "Post" SET "state" = 'dead'`,
  'nobody is pinged twice for the same thing': `INSERT INTO "Post" ("key", "roomId", "threadId", "lane", "content", "state", "createdAt")
    SELECT "key" || 'again', "roomId", "threadId", "lane", "content", "state", "createdAt" FROM "Post" WHERE "key" LIKE 'card:%'`,
}

async function pausedComplaint(shop: World): Promise<World> {
  const world = await shop.fork()
  const li = personOf(world, '李四')
  await li.says(workOf(world), '/投诉 张三 13800000001 台面开裂；颜色有色差')
  await li.says(workOf(world), '/挂起 01 等厂家补板')
  return world
}

test('each promise is broken by something, and that is noticed', async () => {
  const shop = await prepareShop()
  expect(Object.keys(FAULTS)).toEqual(Object.keys(INVARIANTS))
  for (const [promise, fault] of Object.entries(FAULTS)) {
    const world = await pausedComplaint(shop)
    const { store } = world.bot
    await store.read(({ sql }) => check(sql))
    await store.transaction(({ sql }) => {
      sql.run(`INSERT INTO "Brand" ("name", "createdAt") SELECT 'another', "createdAt" FROM "Brand"`)
      sql.run(fault)
    })
    await expect(
      store.read(({ sql }) => check(sql)),
      promise,
    ).rejects.toThrow(promise)
    await world.close()
  }
}, 60_000)
