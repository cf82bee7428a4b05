/** What a shop that means to close its complaints does next: said or pressed by whoever has to. */
import { approversOf } from '../../src/domain/approvals/approvers.js'
import { waitingIn } from '../../src/domain/approvals/find.js'
import { localDayOf } from '../../src/domain/calendar/local-day.js'
import { isCalledBack } from '../../src/domain/complaints/called-back.js'
import { COMPLAINTS, type Complaint, type Problem, problemsOf } from '../../src/domain/complaints/complaint.js'
import type { Lack } from '../../src/domain/complaints/lack.js'
import { lackingIn } from '../../src/domain/complaints/lacking.js'
import { signersOf } from '../../src/domain/people/liaison.js'
import { policyOf } from '../../src/domain/policy/kept.js'
import type { Rules } from '../../src/domain/policy/rules.js'
import { signersOfBox, unsignedBoxes } from '../../src/domain/signatures/boxes.js'
import type { Db } from '../../src/store/store.js'
import { ACCOUNTS, type Who } from './stage.js'

export type Duty =
  | { says: string; who: Who; photo?: true; room?: string; replyTo?: string }
  | { presses: string; choice: number; who: Who }

/** How things stand, and for whom. */
interface Scene {
  db: Db
  rules: Rules
  /** "yyyy-MM-dd" */
  day: string
}

/** @param luck mostly the first thing is done; else any */
export function nextDuty(db: Db, rules: Rules, now: Date, luck: number): Duty | undefined {
  const scene = { db, rules, day: localDayOf(now, rules.zone) }
  const open = db.sql.get<Complaint>(`${COMPLAINTS} WHERE "state" <> 'closed' ORDER BY "Complaint"."id" DESC LIMIT 1`)
  const duties = [
    ...(luck % 3 === 0 ? rewards(db, luck % 2) : answers(db)),
    ...(open
      ? [...approvals(scene, open, luck), ...handling(scene, open, luck), ...ending(scene, open)]
      : afterwards(db)),
  ]
  return duties[luck % 5 === 4 ? luck % Math.max(duties.length, 1) : 0]
}

/** To what a question asks for. */
const WORDS: Record<string, string> = {
  ...{ amount: '200元', words: '先修再说', date: '明天', plan: '更换台面', solution: '换好了', department: '工程部' },
  ...{ satisfied: '满意', sure: '是', breach: '否', cause: '产品 质量 开裂', act: '确认', problem: '1', claim: '1' },
}

/** Whoever was asked something answers. */
const answers = ({ sql }: Db): Duty[] =>
  sql
    .all<{ id: number; asks: string; who: Who; room: string }>(
      `SELECT "Question"."id", "asks", "Person"."name" AS "who", "Room"."externalId" AS "room" FROM "Question"
       JOIN "Room" ON "Room"."id" = "Question"."roomId" JOIN "Account" ON "Account"."id" = "accountId"
       JOIN "Person" ON "Person"."id" = "personId" JOIN "Post" ON "key" = 'question:' || "Question"."id"
       JOIN "Receipt" ON "postId" = "Post"."id" WHERE "Question"."state" = 'open' ORDER BY "Question"."id" DESC`,
    )
    .map(({ id, asks, who, room }) => ({
      ...{ who, room, replyTo: `question:${id}`, says: asks === 'photos' ? '' : (WORDS[asks] ?? '情况特殊') },
      ...(asks === 'photos' && { photo: true }),
    }))

/** Mostly yes; else yes to something else, or no. */
const approvals = ({ db, day }: Scene, { id }: Complaint, luck: number): Duty[] =>
  waitingIn(db, id).flatMap((approval) => {
    const [asked] = approversOf(db, approval, day)
    return asked
      ? pressing(
          db,
          `approval:${approval.id}:${approval.step}`,
          asked.name,
          approval.kind !== 'decision' && luck % 7 > 2 ? 0 : (luck % 7) % 3,
        )
      : []
  })

function handling(scene: Scene, complaint: Complaint, luck: number): Duty[] {
  const { db } = scene
  const { id, code, state, severity } = complaint
  const problems = problemsOf(db, id).flatMap((problem) => handled(scene, code, problem))
  const unreported = db.sql.get(
    `SELECT 1 FROM "Complaint" WHERE "id" = ? AND "channel" = 'regulator' AND "reportedAt" IS NULL`,
    id,
  )
  if (unreported && luck % 2 === 1) return [{ says: `/上报 ${code}`, who: '李四' }]
  const isGated = policyOf(db, scene.rules, id).approvals.plan !== undefined && severity === 'ordinary'
  if (isGated && state === 'handling' && luck % 3 === 1)
    return [{ says: `/级别 ${code} 重大 客户要求赔偿`, who: '李四' }]
  if (problems.length > 0 || isCalledBack(db, complaint) || state !== 'followup') return problems
  const claimed = db.sql.get('SELECT 1 FROM "Claim" WHERE "complaintId" = ?', id)
  const claim: Duty = { says: `/赔付 ${code} 300元 台面返工 部门:工程部`, who: '李四', photo: true }
  const script = db.sql.get<{ key: string }>(
    `SELECT "key" FROM "Post" WHERE "key" LIKE 'script:%' ORDER BY "Post"."id" DESC LIMIT 1`,
  )
  return [
    ...(luck % 2 === 0 && !claimed ? [claim] : []),
    ...(script ? pressing(db, script.key, '李四') : []),
    { says: `/回访 ${code} 满意 5`, who: '李四' },
  ]
}

function handled({ db, day }: Scene, code: string, { number, departmentId, state }: Problem): Duty[] {
  const who = signersOf(db, departmentId, day)[0]?.name as Who | undefined
  if (state === 'signed') return []
  if (state === 'solved') return [{ says: `/效果确认 ${code} ${number} 满意`, who: '李四' }]
  if (!who) return [{ says: `/转派 ${code} ${number} 工程部`, who: '李四' }]
  if (state === 'routed') return [{ says: `/知晓 ${code}`, who }]
  if (state === 'acknowledged') return [{ says: `/联系客户 ${code} 客户同意`, who }]
  if (state === 'contacted') return [{ says: `/处理意见 ${code} ${number} 更换台面 明天`, who }]
  return [{ says: `/解决 ${code} ${number} 换好了`, who }]
}

const ending = (scene: Scene, complaint: Complaint): Duty[] =>
  isCalledBack(scene.db, complaint)
    ? lackingIn(scene.db, scene.rules, complaint).flatMap((lack) => supplied(scene, complaint, lack))
    : []

function supplied({ db, rules, day }: Scene, complaint: Complaint, { what, details }: Lack): Duty[] {
  const { id, code, brandId } = complaint
  const numbers = [details?.numbers ?? []].flat()
  if (what === 'receipt') return [{ says: `/签收 ${code} ${details?.number}`, who: '李四', photo: true }]
  if (what === 'regulator') return [{ says: `/上报 ${code}`, who: '李四' }]
  if (what === 'cause')
    return numbers.map((number) => ({ says: `/原因 ${code} ${number} 产品 质量 开裂 板材有暗裂`, who: '李四' }))
  if (what === 'causeDetail')
    return numbers.map((number) => ({ says: `/原因 ${code} ${number} 细节:板材有暗裂`, who: '李四' }))
  if (what === 'investigation')
    return problemsOf(db, id).flatMap(({ departmentId }) =>
      signersOf(db, departmentId, day).map(({ name }) => ({
        says: `/调查 ${code} 原因:板材有暗裂 背景:上月改过孔位 客户要求:换板`,
        who: name as Who,
      })),
    )
  if (what !== 'signatures') return []
  return unsignedBoxes(db, policyOf(db, rules, id), complaint).flatMap((box) =>
    signersOfBox(db, { id, brandId }, box, day).map(({ name }) => ({ says: `/签字 ${code}`, who: name as Who })),
  )
}

/** A reward is granted or declined by whoever has its card alone. */
const rewards = (db: Db, choice: number): Duty[] =>
  db.sql
    .all<{ key: string; who: Who }>(
      `SELECT "Post"."key", "Person"."name" AS "who" FROM "Award"
       JOIN "Post" ON "Post"."key" LIKE 'award:' || "Award"."id" || '@%' AND "editsId" IS NULL
       JOIN "Room" ON "Room"."id" = "Post"."roomId"
       JOIN "Account" ON "Account"."platform" = "Room"."platform" AND "Account"."externalId" = "Room"."externalId"
       JOIN "Person" ON "Person"."id" = "Account"."personId" WHERE "Award"."state" = 'proposed' ORDER BY "Post"."id"`,
    )
    .flatMap(({ key, who }) => pressing(db, key, who, choice))

/** What is left when everything is closed: copies, points, the night's cases. */
function afterwards(db: Db): Duty[] {
  const points = db.sql.all<{ id: number }>(`SELECT "id" FROM "PointEntry" WHERE "state" = 'proposed' ORDER BY "id"`)
  const cards = db.sql.all<{ key: string }>(
    `SELECT "key" FROM "Post" WHERE ("key" LIKE 'copy:%' OR "key" LIKE 'handover:%') AND "editsId" IS NULL`,
  )
  return [
    ...cards.flatMap(({ key }) => pressing(db, key, '李四')),
    ...points.map(({ id }): Duty => ({ says: `/扣分 ${id} 确认`, who: '冯考核' })),
  ]
}

/** A button of a post as it stands, or of its copy elsewhere, by whoever is pinged there; nothing when it has none any more. */
function pressing({ sql }: Db, key: string, otherwise: string, choice = 0): Duty[] {
  const shown = sql.get<{ key: string; pinged: string | null; choices: number }>(
    `SELECT "Post"."key", "root"."content" -> 'mentions' -> 0 ->> 'name' AS "pinged",
       EXISTS (SELECT 1 FROM json_each("Post"."content", '$.blocks') WHERE "value" ->> 'kind' = 'choices') AS "choices"
     FROM "Post" AS "root" JOIN "Post" ON "root"."id" = coalesce("Post"."editsId", "Post"."id")
     JOIN "Receipt" ON "postId" = "Post"."id"
     WHERE "root"."key" = ? OR "root"."key" LIKE ? || '@%' ORDER BY "Post"."id" DESC LIMIT 1`,
    ...[key, key],
  )
  const pinged = shown?.pinged ?? otherwise
  const who = (pinged in ACCOUNTS ? pinged : otherwise) as Who
  return shown?.choices ? [{ presses: shown.key, choice, who }] : []
}
