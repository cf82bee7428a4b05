/** What the bot is told over its long connection when somebody does something, in WeCom's own shape. */
import { randomBytes } from 'node:crypto'
import type { Sockets } from './socket.js'
import { type Conversation, idOf, type Told } from './told.js'
import type { Json, Member, World } from './world.js'

interface Deed {
  world: World
  sockets: Sockets
  place: Conversation
  by: Member
}

/** @returns whether anybody was connected; what nobody hears is lost */
export function tellMessage(deed: Deed, text: string, content: Json, times = 1): boolean {
  const { world, sockets, place } = deed
  place.opened = true
  const told = recall(deed, { what: 'message', text })
  const body = { msgid: world.id('M'), ...where(deed), ...responseUrl(world, told), ...content }
  const reached = Array.from({ length: times }, () => sockets.tell('aibot_msg_callback', body, told))
  return reached.includes(true)
}

export function tellEvent(deed: Deed, event: Json, also: Partial<Told> & Pick<Told, 'what'>): boolean {
  const { world, sockets } = deed
  const told = recall(deed, also)
  const head = { msgid: world.id('M'), create_time: Math.floor(world.now() / 1000), ...where(deed) }
  const body = { ...head, ...responseUrl(world, told), msgtype: 'event', event }
  return sockets.tell('aibot_event_callback', body, told)
}

function recall({ world, place, by }: Deed, also: Partial<Told> & Pick<Told, 'what'>): Told {
  return { at: world.now(), place, by, text: '', answered: false, ...also }
}

/** A single chat has no chatid. */
function where({ world, place, by }: Deed): Json {
  const chat = 'chatid' in place ? { chatid: idOf(place), chattype: 'group' } : { chattype: 'single' }
  return { aibotid: world.setting.bot.id, ...chat, from: { userid: world.seenAs(by) } }
}

/** Where one answer may be posted without the socket, by whoever has the address. */
function responseUrl(world: World, told: Told): Json {
  const code = randomBytes(16).toString('base64url')
  world.responseUrls.set(code, told)
  return { response_url: `${world.origin}/cgi-bin/aibot/response?response_code=${code}` }
}
