/** A step becomes an act: who it is, what exactly they say, and which button they press, as things stand. */
import type { Rules } from '../../src/domain/policy/rules.js'
import type { Sql } from '../../src/store/sql.js'
import type { Db } from '../../src/store/store.js'
import { nextDuty } from './duties.js'
import { MEANT } from './sentences.js'
import { ACCOUNTS, ROOMS, type Who } from './stage.js'
import type { Step } from './steps.js'

/** The same in every world that goes the same way. */
export type Act = {
  /** An instant, in milliseconds. */
  at: number
} /** `replyTo` is the key of a post. */ & (
  | { says: string; who: Who; room: string; threadOf?: string; photo?: true; replyTo?: string }
  | { presses: string; choice: number; who: Who }
  | { reacts: string; who: Who }
  | { restart: true }
  | { waits: true }
)

const SECOND = 1000

/** Undefined for what cannot be done here: a button where there is none yet. */
export function actOf(db: Db, rules: Rules, step: Step, now: number): Act | undefined {
  const { sql } = db
  const at = now + SECOND
  if (step === 'restart') return { at, restart: true }
  if ('duty' in step) {
    const duty = nextDuty(db, rules, new Date(at), step.duty)
    return duty && { at, room: ROOMS.work, ...duty }
  }
  if ('minutes' in step) return { at: now + step.minutes * 60 * SECOND, waits: true }
  if ('press' in step || 'react' in step) {
    const post = buttonsBack(sql, 'press' in step ? step.press : step.react)
    if (!post) return undefined
    const who = step.who === MEANT ? (post.pinged ?? '李四') : step.who
    return 'press' in step
      ? { at, presses: post.key, choice: step.choice % post.choices, who }
      : { at, reacts: post.key, who }
  }
  const found = caseBack(sql, step.back)
  const problem = found && problemOf(sql, found.id, step.problem)
  const who = step.who === MEANT ? (problem?.liaison ?? '王强') : step.who
  const room = step.where === 'direct' ? ACCOUNTS[who] : ROOMS[step.where === 'management' ? 'management' : 'work']
  const code = found?.code ?? ''
  const threadOf = step.where === 'thread' ? found?.code : undefined
  const says = step.say
    .replace('{code}', threadOf === undefined ? code : '')
    .replace('{problem}', `${problem?.number ?? ''}`)
    .replace(/ +/g, ' ')
  return { at, says, who, room, threadOf, photo: step.photo }
}

/** The complaint so many before the last one. */
const caseBack = (sql: Sql, back: number) =>
  sql.get<{ id: number; code: string }>(
    `SELECT "id", "code" FROM "Complaint" ORDER BY "id" DESC LIMIT 1
     OFFSET min(?, (SELECT count(*) - 1 FROM "Complaint"))`,
    back,
  )

/** Its problem with this number, counting round, and who signs for it. */
const problemOf = (sql: Sql, complaintId: number, index: number) =>
  sql.get<{ number: number; liaison: Who | null }>(
    `SELECT "number", (SELECT "name" FROM "Liaison" JOIN "Person" ON "Person"."id" = "personId"
       WHERE "Liaison"."departmentId" = "Problem"."departmentId" ORDER BY "place") AS "liaison"
     FROM "Problem" WHERE "complaintId" = ?
       AND "number" = 1 + ? % (SELECT count(*) FROM "Problem" WHERE "complaintId" = ?)`,
    ...[complaintId, index, complaintId],
  )

const WITH_BUTTONS = `SELECT "key", "content" -> 'mentions' -> 0 ->> 'name' AS "pinged",
    (SELECT sum(json_array_length("value", '$.choices'))
      FROM json_each("Post"."content", '$.blocks') WHERE "value" ->> 'kind' = 'choices') AS "choices"
  FROM "Post" JOIN "Receipt" ON "postId" = "Post"."id" WHERE "content" LIKE '%"choices":[{%'`

/** A post with buttons that somebody can still see somewhere, so many before the last one. */
const buttonsBack = (sql: Sql, back: number) =>
  sql.get<{ key: string; choices: number; pinged: Who | null }>(
    `${WITH_BUTTONS} ORDER BY "Post"."id" DESC LIMIT 1 OFFSET min(?, (SELECT count(*) - 1 FROM (${WITH_BUTTONS})))`,
    back,
  )
