/** What the bot may ask over its long connection: replies, welcomes, card updates and pushes, each within its window. */
import { cardIn, takeTaskId } from './check-card.js'
import { content, object, text, texts } from './fields.js'
import { usualLimits } from './limits.js'
import { Refusal } from './refusal.js'
import { type Conversation, idOf, type Memory, type Told } from './told.js'
import { fileKinds, fileMessage } from './uploaded.js'
import { uploadRequests } from './uploads.js'
import type { Json, Stored, World } from './world.js'

const second = 1000
const hour = 3600 * second
const longest = 20_480

interface Request {
  world: World
  memory: Memory
  reqId: string
  body: Json
}

/** By their commands. The answer is the `body` of the acknowledgement. */
export const requests: Record<string, (request: Request) => Json | undefined> = {
  aibot_respond_msg: respond,
  aibot_respond_welcome_msg: welcome,
  aibot_respond_update_msg: update,
  aibot_send_msg: push,
  ...uploadRequests,
}

function respond({ world, memory, reqId, body }: Request): undefined {
  const told = answering(world, memory, reqId, 'message', 24 * hour)
  if (body.msgtype === 'stream' || body.msgtype === 'stream_with_template_card') {
    if (body.msgtype !== 'stream') throw new Refusal(40058, 'a stream together with a card contradicts itself', true)
    return stream(world, memory, reqId, told, object(body, 'stream'))
  }
  compose(world, told.place, body, { quoted: told.text })
}

function stream(world: World, { streams }: Memory, reqId: string, told: Told, given: Json): undefined {
  const id = `${reqId} ${text(given, 'id')}`
  const raw = content({ stream: given }, 'stream', longest)
  if (given.msg_item !== undefined) world.complain('aibot_respond_msg: stream.msg_item contradicts itself')
  const begun = streams.get(id)
  if (!begun) {
    limit(world, told.place)
    const stored = world.post(told.place.board, { via: 'chat', kind: 'markdown', raw, quoted: told.text })
    streams.set(id, { at: world.now(), stored, by: told.by, finished: given.finish === true })
    const unfinished = [...streams.values()].filter(({ finished, by }) => !finished && by === told.by).length
    if (unfinished > 3) world.complain('aibot_respond_msg: more than three streams are unfinished')
    return
  }
  if (begun.finished || world.now() - begun.at > 360 * second) throw new Refusal(846608)
  Object.assign(begun, { at: world.now(), finished: given.finish === true })
  begun.stored.raw = raw
}

function welcome({ world, memory, reqId, body }: Request): undefined {
  const told = answering(world, memory, reqId, 'enter', 5 * second)
  if (told.answered) throw new Refusal(846605)
  if (body.msgtype === 'text') {
    limit(world, told.place)
    world.post(told.place.board, { via: 'chat', kind: 'text', raw: content(body, 'text', 2048) })
  } else compose(world, told.place, body)
  told.answered = true
}

function update({ world, memory, reqId, body }: Request): undefined {
  const told = answering(world, memory, reqId, 'card', 5 * second)
  const { stored, pressed } = told
  if (told.answered || !stored) throw new Refusal(846605)
  if (body.response_type !== 'update_template_card') throw new Refusal(40058, 'response_type', true)
  const card = cardIn(world, body)
  if (card.task_id !== stored.card?.task_id) throw new Refusal(42016, 'task_id is not the one that was pressed')
  const userids = texts(body, 'userids')
  told.answered = true
  if (userids.length === 0) Object.assign(stored, { card, edited: true, own: new Map() })
  for (const id of userids) stored.own.set(world.findPerson(id)?.userid ?? id, card)
  if (pressed) pressed.updated = card
}

function push({ world, body }: Request): undefined {
  const chatid = text(body, 'chatid')
  const type = body.chat_type ?? 0
  if (![0, 1, 2].includes(type as number)) throw new Refusal(40058, 'chat_type', true)
  const group = type === 1 ? undefined : world.groups.find((one) => one.chatid === chatid && one.bot)
  const place = group ?? (type === 2 ? undefined : world.findPerson(chatid))
  if (!place?.opened) throw new Refusal(93006)
  compose(world, place, body)
}

function answering(world: World, { told }: Memory, reqId: string, what: Told['what'], within: number): Told {
  const known = told.get(reqId)
  if (known && known.what !== what) throw new Refusal(846605, undefined, true)
  if (!known || world.now() - known.at > within) throw new Refusal(846605)
  return known
}

/** Puts a message into a conversation with the bot. */
export function compose(world: World, place: Conversation, body: Json, also: Partial<Stored> = {}): void {
  const kind = text(body, 'msgtype')
  if (kind === 'markdown') {
    const raw = content(body, 'markdown', longest)
    limit(world, place)
    world.post(place.board, { via: 'chat', kind, raw, ...also })
  } else if (kind === 'template_card') {
    const card = cardIn(world, body)
    limit(world, place)
    takeTaskId(world, card, 'bot')
    world.post(place.board, { via: 'chat', kind: 'card', raw: '', card, ...also })
  } else if (fileKinds.includes(kind)) {
    const message = fileMessage(world, 'bot', body)
    limit(world, place)
    world.post(place.board, { via: 'chat', ...message, ...also })
  } else throw new Refusal(40008)
}

function limit(world: World, place: Conversation): void {
  if (!world.within(`conversation ${idOf(place)}`, usualLimits)) throw new Refusal(846607)
}
