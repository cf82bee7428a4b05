/** Routes about messages in channels, threads and direct lines. */
import { channelFor, restIntents } from './channels.js'
import { compose } from './compose.js'
import { readable, tellChannel, tellDeleted, tellMessage } from './events.js'
import { answeredMessage } from './mentions.js'
import { demand, may } from './permissions.js'
import { invalid, Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { messageShape } from './shape.js'
import { addMessage, findMessage, publicMessages } from './store.js'
import type { Channel, Json, Message, World } from './world.js'

const nonceMs = 5 * 60_000

/** A message that everybody sees. */
export function messageFor(channel: Channel, id: string | undefined): Message {
  const message = findMessage(channel, id ?? '')
  if (!message || message.onlyFor !== undefined) throw new Refusal(10008)
  return message
}

function told(world: World, message: Message): Json {
  return readable(world, message, messageShape(world, message), restIntents(world))
}

export const messageRoutes: Routes = {
  'GET /channels/:channel/messages'({ world, params, query }) {
    const channel = channelFor(world, params)
    const limit = Number(query.get('limit') ?? 50)
    if (!(limit >= 1 && limit <= 100)) {
      throw invalid(['limit'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.')
    }
    if (!may(world, world.bot, channel, 'ReadMessageHistory')) return []
    const all = publicMessages(channel)
    const after = query.get('after')
    const before = query.get('before')
    const since = after === null ? all : all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit)
    const until = before === null ? since : since.filter(({ id }) => BigInt(id) < BigInt(before))
    return until
      .slice(-limit)
      .reverse()
      .map((message) => told(world, message))
  },

  'GET /channels/:channel/messages/:message'({ world, params }) {
    const channel = channelFor(world, params)
    demand(world, channel, 'ReadMessageHistory')
    return told(world, messageFor(channel, params.message))
  },

  'POST /channels/:channel/messages'({ world, params, given, files }) {
    const channel = channelFor(world, params)
    const known = rememberedNonce(world, given)
    if (known) return { ...messageShape(world, known), nonce: known.nonce }
    checkMaySend(world, channel, given, files.size)
    const answered = answeredMessage(channel, given.message_reference)
    const composed = compose(world, { given, files }, { channel, answered })
    const nonce = given.nonce as string | number | undefined
    wake(world, channel)
    const message = addMessage(world, channel, world.bot.user, {
      ...composed,
      flags: Number(given.flags ?? 0),
      ...(answered ? { type: 19, replyTo: answered.id } : {}),
      ...(nonce === undefined ? {} : { nonce }),
    })
    if (nonce !== undefined) world.nonces.set(String(nonce), { message, at: world.now() })
    for (const id of channel.kind === 'thread' ? message.mentions : []) channel.members.add(id)
    tellMessage(world, 'MESSAGE_CREATE', message)
    return { ...messageShape(world, message), ...(nonce === undefined ? {} : { nonce }) }
  },

  'PATCH /channels/:channel/messages/:message'({ world, params, given, files }) {
    const channel = channelFor(world, params)
    const message = messageFor(channel, params.message)
    if (message.author !== world.bot.user) throw new Refusal(50005)
    if (channel.archived) throw new Refusal(50083)
    Object.assign(message, compose(world, { given, files }, { channel, was: message }), { edited: world.now() })
    tellMessage(world, 'MESSAGE_UPDATE', message)
    return messageShape(world, message)
  },

  'DELETE /channels/:channel/messages/:message'({ world, params }) {
    const channel = channelFor(world, params)
    const message = messageFor(channel, params.message)
    if (message.author !== world.bot.user) demand(world, channel, 'ManageMessages')
    if (channel.archived) throw new Refusal(50083)
    message.deleted = true
    tellDeleted(world, message)
  },
}

/** The first message with that nonce, when the sender wants no second one and Discord still knows. */
function rememberedNonce(world: World, { nonce, enforce_nonce }: Json): Message | undefined {
  if (nonce === undefined || enforce_nonce !== true) return undefined
  const known = world.nonces.get(String(nonce))
  return known && world.now() - known.at <= nonceMs ? known.message : undefined
}

function checkMaySend(world: World, channel: Channel, given: Json, files: number): void {
  if (channel.kind === 'direct') {
    if (channel.person?.closed || channel.person?.gone) throw new Refusal(50007)
    return
  }
  demand(world, channel, channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages')
  if (channel.locked && !may(world, world.bot, channel, 'ManageThreads')) throw new Refusal(160005)
  if (Array.isArray(given.embeds) && given.embeds.length > 0) demand(world, channel, 'EmbedLinks')
  if (files > 0) demand(world, channel, 'AttachFiles')
  const answers = given.message_reference !== undefined && given.message_reference !== null
  if (answers && !may(world, world.bot, channel, 'ReadMessageHistory')) throw new Refusal(160002)
}

/** Writing in an archived thread brings it back. */
export function wake(world: World, channel: Channel): void {
  if (channel.kind !== 'thread' || !channel.archived) return
  channel.archived = false
  tellChannel(world, 'UPDATE', channel)
}
