/** Hears what was said and shown while nobody listened: messages since the bookmark, and reactions to open cards. */
import {
  type APIDMChannel,
  type APIMessage,
  type APIUser,
  type Channel,
  type Guild,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import { createPatience } from '../patience.js'
import { describe, isFinal } from './errors.js'
import type { Heard, Intake } from './intake.js'
import { toAccount } from './names.js'
import { findPlace } from './places.js'
import { emojiOf, toReaction } from './receive.js'
import { may } from './rights.js'
import type { Session } from './session.js'
import { isNewer, snowflakeAt, timeOf } from './snowflake.js'

/** Discord does not tell messages strictly in the order of their ids. */
const overlapMs = 60_000
const page = 100

/** All that can count as an acknowledgement. */
const countedEmoji = ['\u2705', '\u{1F44D}', '\u{1F44C}']

/** The first id of what may have been missed, by the bookmark as it is now; undefined when we have never listened before. */
export async function missedSince(session: Session): Promise<string | undefined> {
  const { memory, now } = session
  const earlier = memory.firstConnected
  memory.firstConnected ??= now()
  const bookmark = await patiently(session, () => session.core.bookmark())
  // Whoever is only ever pressed and commanded has heard no message yet, and must know later from when on to look.
  if (bookmark === undefined) await patiently(session, () => session.core.beginAt(snowflakeAt(now())))
  const heardUntil = bookmark === undefined ? earlier : timeOf(bookmark)
  return heardUntil && snowflakeAt(new Date(heardUntil.getTime() - overlapMs))
}

/** Everything newer, in no order. @param guild only there; else in all guilds that can be reached, and direct rooms */
export async function findMissed(session: Session, since: string | undefined, guild?: Guild): Promise<Heard[]> {
  if (since === undefined) return []
  const channels = session.line.client.channels.cache.filter(isReadable)
  const places = [...channels.values()]
    .filter(({ guildId }) => guild === undefined || guildId === guild.id)
    .map(({ id, lastMessageId }) => ({ id, lastMessageId, direct: false }))
  const found = await Promise.all(
    [...places, ...(guild ? [] : await directLines(session))].map(async ({ id, lastMessageId, direct }) => {
      // Where Discord does not say what the last message is, it may be a new one.
      if (lastMessageId === null || (lastMessageId !== undefined && !isNewer(lastMessageId, since))) return []
      const messages = await readSince(session, id, since)
      return messages.map((message) => ({ message, direct }))
    }),
  )
  return found.flat()
}

/** Discord lists none to a bot: those of the people who wrote lately are asked for, one after the other, as it may take offence at many at once. */
async function directLines(session: Session) {
  const lines: { id: string; lastMessageId?: string | null; direct: true }[] = []
  for (const person of (await patiently(session, () => session.core.directRooms())) ?? []) {
    const line = await openDirectLine(session, person)
    if (line) lines.push({ id: line.id, lastMessageId: line.last_message_id, direct: true })
  }
  return lines
}

function openDirectLine(session: Session, recipient_id: string): Promise<APIDMChannel | undefined> {
  return ask(session, () => session.line.client.rest.post(Routes.userChannels(), { body: { recipient_id } }))
}

function isReadable(channel: Channel): channel is GuildTextBasedChannel {
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory
  return channel.isTextBased() && !channel.isDMBased() && may(channel, needed)
}

async function readSince(session: Session, channel: string, since: string): Promise<APIMessage[]> {
  const all: APIMessage[] = []
  for (let after = since; ; ) {
    const query = new URLSearchParams({ after, limit: String(page) })
    const some = await ask<APIMessage[]>(session, () =>
      session.line.client.rest.get(Routes.channelMessages(channel), { query }),
    )
    all.push(...(some ?? []))
    if (!some || some.length < page) return all
    after = some.reduce((newest, { id }) => (isNewer(id, newest) ? id : newest), after)
  }
}

/** Reactions to cards whose button waits; those that the core knows already change nothing. */
export async function hearReactions(session: Session, { take }: Intake): Promise<void> {
  const { line, core } = session
  const cards = (await patiently(session, () => core.openCards())) ?? []
  await Promise.all(
    cards.map(async ({ room, thread, messageId }) => {
      const { rest, channels } = line.client
      // What is no channel of a guild may be somebody's direct room, which has that person's id.
      const direct = channels.cache.has(room) ? undefined : await openDirectLine(session, room)
      const channel = thread ?? direct?.id ?? room
      const card = await ask<APIMessage>(session, () => rest.get(Routes.channelMessage(channel, messageId)))
      for (const reaction of card?.reactions ?? []) {
        const emoji = emojiOf(reaction)
        if (emoji === undefined || !countedEmoji.includes(emoji)) continue
        const route = Routes.channelMessageReaction(channel, messageId, encodeURIComponent(reaction.emoji.name ?? ''))
        const query = new URLSearchParams({ limit: String(page) })
        const people = (await ask<APIUser[]>(session, () => rest.get(route, { query }))) ?? []
        const place = direct ? undefined : await patiently(session, () => findPlace(line.client, channel))
        for (const person of people.filter(({ bot }) => !bot))
          await take(toReaction({ message_id: messageId, emoji, sender: toAccount(person) }, place))
      }
    }),
  )
}

/** @returns undefined when Discord refuses for good: there is nothing to hear */
function ask<T>(session: Session, call: () => Promise<unknown>): Promise<T | undefined> {
  return patiently(session, async () => {
    try {
      return (await call()) as T
    } catch (error) {
      if (!isFinal(error)) throw error
      session.line.log.info({ platform: 'discord', error: describe(error) }, 'something missed cannot be read back')
      return undefined
    }
  })
}

/** @returns undefined when the adapter stops meanwhile */
async function patiently<T>({ pauses, signal, line, state }: Session, call: () => Promise<T>): Promise<T | undefined> {
  const patience = createPatience(pauses)
  while (!signal.aborted) {
    try {
      const answer = await call()
      state.worry('catch-up')
      return answer
    } catch (error) {
      state.worry('catch-up', 'what was missed cannot be read yet, it is tried again')
      line.log.info({ platform: 'discord', error: describe(error) }, 'catching up is tried again')
      await patience.wait(signal)
    }
  }
  return undefined
}
