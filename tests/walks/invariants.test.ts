/** A walk in which nothing is found means something only where a fault would have been: each one is made, and noticed. */
import { expect, test } from 'vitest'
import { check, INVARIANTS } from './invariants.js'
import { personOf, prepareShop, rulesOf, workOf } from './stage.js'

/** Confirmed, and nobody knows by whom. */
const POINTS = `INSERT INTO "PointEntry" ("key", "brandId", "complaintId", "points", "why", "month", "state", "createdAt")
  SELECT 'case:1', "brandId", "id", -2, 'case', '2026-11', 'confirmed', "createdAt" FROM "Complaint"`

/** What would have to be written to break each promise. */
const FAULTS: Record<keyof typeof INVARIANTS, string | string[]> = {
  'each problem belongs to one department of its brand': `UPDATE "Department" SET "brandId" = (SELECT "id" FROM "Brand" WHERE "name" = 'another')
    WHERE "id" = (SELECT "departmentId" FROM "Problem" LIMIT 1)`,
  'problems are numbered from 1 without a gap': `UPDATE "Problem" SET "number" = 4 WHERE "number" = 2`,
  'no clock runs for a closed complaint': `UPDATE "Complaint" SET "state" = 'closed'`,
  'no clock rings that is stopped, or stands still in a pause': `UPDATE "Clock" SET "ringAt" = "dueAt"`,
  'of each deadline at most one clock runs': `INSERT INTO "Clock" ("kind", "complaintId", "departmentId", "round", "startedAt", "dueAt", "trace")
    SELECT "kind", "complaintId", "departmentId", "round" + 1, "startedAt", "dueAt", "trace" FROM "Clock"`,
  'a signature is asked for, by one running clock, where a problem waits for it, and nowhere else': `DELETE FROM "Clock" WHERE "kind" = 'acknowledge'`,
  'a closed complaint is not paused': `UPDATE "Complaint" SET "state" = 'closed'`,
  'a complaint is closed at a time, by a satisfied customer, on the spot or with a reason': `UPDATE "Complaint" SET "state" = 'closed', "closedAt" = "createdAt"`,
  'the state of a complaint is what its problems make of it': `UPDATE "Complaint" SET "state" = 'followup'`,
  'everything stands as the timeline tells it': `UPDATE "Problem" SET "plan" = 'something else'`,
  'nobody is asked the same thing twice': `INSERT INTO "Question" ("roomId", "accountId", "command", "given", "asks", "createdAt")
    SELECT 1, 1, 'note', '{}', 'note', "createdAt" FROM "Brand" UNION ALL SELECT 1, 1, 'note', '{}', 'note', "createdAt" FROM "Brand"`,
  'everything that was heard is handled': `UPDATE "Event" SET "state" = 'failed'`,
  'everything that was said is sent': `UPDATE "Post" SET "state" = 'dead'`,
  'nobody is pinged twice for the same thing': `INSERT INTO "Post" ("key", "roomId", "threadId", "lane", "content", "state", "createdAt")
    SELECT "key" || 'again', "roomId", "threadId", "lane", "content", "state", "createdAt" FROM "Post" WHERE "key" LIKE 'card:%'`,
  'nothing waits for approval that was closed': `UPDATE "Complaint" SET "state" = 'closed'`,
  'whatever waits for approval finds somebody who may give it': [
    `UPDATE "Approval" SET "departmentId" = NULL`,
    `UPDATE "Person" SET "admin" = 0`,
  ],
  'a plan waits for approval once, and only while it is planned': `UPDATE "Approval" SET "kind" = 'plan', "problemId" = 1`,
  'a claim stands as its approval does': `UPDATE "Claim" SET "state" = 'approved'`,
  'what a customer has received was received once': Array<string>(2).fill(
    `INSERT INTO "TimelineEntry" ("complaintId", "what", "details", "at")
     SELECT "id", 'timeline-money.received', '{"claim":1,"number":1}', "createdAt" FROM "Complaint"`,
  ),
  'a closed complaint lacks nothing that it needs in any case': `UPDATE "Complaint" SET "state" = 'closed'`,
  'a complaint that closed by itself lacks nothing': [
    `INSERT INTO "TimelineEntry" ("complaintId", "what", "details", "at")
     SELECT "id", 'timeline-complaint.complete', '{}', "createdAt" FROM "Complaint"`,
    `UPDATE "Complaint" SET "state" = 'closed', "closedAt" = "createdAt"`,
  ],
  'what is settled stays so: every deadline runs that is wanted, and no other': `UPDATE "Problem" SET "state" = 'acknowledged'`,
  'a missed deadline counts once, and what counts was missed': `INSERT INTO "PointEntry"
    ("key", "brandId", "complaintId", "points", "why", "month", "state", "createdAt")
    SELECT 'late:1', "brandId", "id", -2, 'late', '2026-11', 'proposed', "createdAt" FROM "Complaint"`,
  'points were decided by somebody, or wait': POINTS,
  'the board of a month is the sum of what timelines tell to be confirmed, and of what heads deducted': POINTS,
}

class Undone extends Error {}

test('each promise is broken by something, and that is noticed', async () => {
  const world = await (await prepareShop()).fork()
  const li = personOf(world, '李四')
  await li.says(workOf(world), '/投诉 张三 13800000001 台面开裂；颜色有色差')
  await li.says(workOf(world), '/赔付 01 300元 台面返工 部门:工程部')
  await li.says(workOf(world), '/挂起 01 等厂家补板')
  const { store } = world.bot
  await store.read((db) => check(db, rulesOf(world), world.time.now()))
  expect(Object.keys(FAULTS)).toEqual(Object.keys(INVARIANTS))
  for (const [promise, fault] of Object.entries(FAULTS)) {
    const faulty = store.transaction((db) => {
      db.sql.run(`INSERT INTO "Brand" ("name", "createdAt") SELECT 'another', "createdAt" FROM "Brand"`)
      for (const statement of [fault].flat()) db.sql.run(statement)
      expect(() => check(db, rulesOf(world), world.time.now()), promise).toThrow(promise)
      throw new Undone()
    })
    await expect(faulty).rejects.toThrow(Undone)
  }
  await world.close()
})
