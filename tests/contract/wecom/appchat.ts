/** Groups that the custom app makes: invisible until the first message, and it cannot read them. */
import { cut } from './app-messages.js'
import { content, object, text, texts } from './fields.js'
import type { Handler } from './http.js'
import { groupMemberLimits } from './limits.js'
import { pinged } from './pings.js'
import { Refusal } from './refusal.js'
import { fileKinds, fileMessage } from './uploaded.js'
import type { AppGroup, Json, Stored, World } from './world.js'

export const createAppGroup: Handler = ({ world, body }) => {
  const { appGroups } = world
  const chatid = body.chatid === undefined ? world.id('appchat') : text(body, 'chatid')
  if (!/^[0-9A-Za-z]{1,32}$/.test(chatid)) throw new Refusal(86001)
  const members = [...new Set(texts(body, 'userlist'))]
  checkPeople(world, members)
  if (members.length < 2 || members.length > 2000) throw new Refusal(86006)
  const owner = body.owner === undefined ? (members[0] ?? '') : text(body, 'owner')
  if (!members.includes(owner)) throw new Refusal(86005)
  if (appGroups.some((group) => group.chatid === chatid)) throw new Refusal(86215)
  appGroups.push({ chatid, name: named(world, body.name ?? ''), owner, members, board: [] })
  return { chatid }
}

export const readAppGroup: Handler = ({ world, query }) => {
  const { chatid, name, owner, members } = find(world, query)
  return { chat_info: { chatid, name, owner, userlist: members, chat_type: 0 } }
}

export const updateAppGroup: Handler = ({ world, body }) => {
  const group = find(world, body)
  const added = texts(body, 'add_user_list')
  const removed = texts(body, 'del_user_list')
  checkPeople(world, added)
  const members = [...new Set([...group.members, ...added])].filter((one) => !removed.includes(one))
  if (members.length < 2) throw new Refusal(86006)
  group.members = members
  if (body.name !== undefined) group.name = named(world, body.name)
}

export const sendToAppGroup: Handler = ({ world, body }) => {
  const group = find(world, body)
  const message = compose(world, body)
  const people = group.members.flatMap((id) => world.findPerson(id) ?? [])
  const receiving = people.filter(({ userid }) => world.within(`group member ${userid}`, groupMemberLimits))
  world.dropped += people.length - receiving.length
  const pings = message.raw === '' ? [] : pinged(world, receiving, message.raw, object(body, message.kind))
  if (receiving.length > 0) world.post(group.board, { via: 'group', ...message, pings })
}

function compose(world: World, body: Json): Pick<Stored, 'kind' | 'raw'> & Partial<Stored> {
  const kind = text(body, 'msgtype')
  if (kind === 'text') return { kind, raw: cut(world, 'appchat/send', content(body, kind, 20_480)) }
  if (kind === 'markdown') return { kind, raw: content(body, kind, 2048) }
  if (fileKinds.includes(kind)) return fileMessage(world, 'app', body)
  throw new Refusal(40008, `appchat/send takes no ${kind}`)
}

function find(world: World, given: Json): AppGroup {
  const group = world.appGroups.find(({ chatid }) => chatid === given.chatid)
  if (!group) throw new Refusal(86003)
  return group
}

function checkPeople(world: World, userids: string[]): void {
  if (userids.some((id) => !world.people.some(({ userid }) => userid === id))) throw new Refusal(86007)
}

/** What is longer than 50 characters is cut. */
function named(world: World, given: unknown): string {
  const name = String(given)
  if ([...name].length > 50) world.complain(`appchat: a name of more than 50 characters: ${name}`)
  return [...name].slice(0, 50).join('')
}
