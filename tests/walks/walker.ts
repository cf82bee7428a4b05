/** Takes the steps of a walk: finds what each means as things stand, does it, and looks whether everything still holds. */
import type { Sql } from '../../src/store/sql.js'
import { photo } from '../evidence/pictures.js'
import type { Message } from '../support/fake-adapter.js'
import type { World } from '../support/world.js'
import { type Act, actOf } from './acts.js'
import { check } from './invariants.js'
import { PEOPLE } from './sentences.js'
import { personOf, rulesOf } from './stage.js'
import type { Step } from './steps.js'

/** Answers what was done. @throws Error that tells the whole way, when something does not hold. */
export async function walk(world: World, steps: readonly Step[]): Promise<Act[]> {
  const acts: Act[] = []
  for (const step of steps) {
    const act = await world.bot.store.read((db) => actOf(db, rulesOf(world), step, world.time.now().getTime()))
    if (!act) continue
    acts.push(act)
    try {
      await turnTo(world, act)
      await perform(world, act)
      await world.bot.store.read((db) => check(db, rulesOf(world), world.time.now()))
      if (world.errors.length > 0) throw new Error(`the bot logged ${world.errors.map(shown).join('\n')}`)
    } catch (error) {
      throw new Error(`${acts.map((one) => JSON.stringify(one)).join('\n')}\n${(error as Error).message}`, {
        cause: error,
      })
    }
  }
  return acts
}

/** Errors hide in what is logged. */
const shown = (logged: unknown): string =>
  JSON.stringify(logged, (_key, value) => (value instanceof Error ? value.stack : value))

export const turnTo = (world: World, { at }: Act): Promise<void> =>
  world.turnBy((at - world.time.now().getTime()) / 60_000)

/** All that the act does, except for the time that passes before it. */
export async function perform(world: World, act: Act): Promise<unknown> {
  if ('restart' in act) {
    await world.down()
    return world.boot()
  }
  if ('says' in act) {
    const room = world.room(act.room)
    const mentions = PEOPLE.filter((name) => act.says.includes(`@${name}`)).map((name) => personOf(world, name))
    const thread = await world.bot.store.read(({ sql }) => threadOf(sql, act.threadOf))
    const replyTo = act.replyTo === undefined ? undefined : (await seen(world, act.replyTo)).message
    const files = act.photo && [photo(`${act.at}.jpg`)]
    return personOf(world, act.who).says(room, act.says, { thread, mentions, replyTo, files })
  }
  if ('presses' in act) {
    const { message, id } = await seen(world, act.presses)
    return personOf(world, act.who).pressesChoice(message, `${id.toString(36)}.${act.choice}`)
  }
  if ('reacts' in act) {
    const { message } = await seen(world, act.reacts)
    return personOf(world, act.who).reacts(message, '👍')
  }
}

/** As the platform calls it, in the work group. */
const threadOf = (sql: Sql, code: string | undefined): string | undefined =>
  sql.get<{ thread: string }>(
    `SELECT "externalId" AS "thread" FROM "Complaint" JOIN "Thread" ON "Thread"."id" = "threadId" WHERE "code" = ?`,
    code,
  )?.thread

const seen = (world: World, key: string) => world.bot.store.read(({ sql }) => postOf(sql, world, key))

/** The message that a post became. */
function postOf(sql: Sql, world: World, key: string): { id: number; message: Message } {
  const post = sql.get<{ id: number; messageId: string }>(
    `SELECT "Post"."id", "messageId" FROM "Post" JOIN "Receipt" ON "postId" = "Post"."id" WHERE "key" = ?`,
    key,
  )
  const message = world.adapter.messages.find(({ id }) => id === post?.messageId)
  if (!post || !message) throw new Error(`nobody can see ${key}`)
  return { id: post.id, message }
}
