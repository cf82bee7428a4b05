/** Whom a message mentions, and whose phone rings: what stands in the text, cut down to what is allowed. */
import { may } from './permissions.js'
import { type FormErrors, Refusal } from './refusal.js'
import { everybody } from './store.js'
import type { Channel, Member, Message, World } from './world.js'

export interface Allowed {
  parse?: string[]
  users?: string[]
  roles?: string[]
  replied_user?: boolean
}

export type Mentioned = Pick<Message, 'mentions' | 'mentionRoles' | 'mentionsAll' | 'pings'>

export function checkAllowed(errors: FormErrors, given: unknown): void {
  if (given === undefined || given === null) return
  const path = 'allowed_mentions'
  const { parse, users, roles } = given as Record<string, unknown>
  const kinds = errors.list<string>([path, 'parse'], parse, 0, 3)
  for (const [index, kind] of kinds.entries()) {
    if (['users', 'roles', 'everyone'].includes(kind)) continue
    errors.add([path, 'parse', index], 'BASE_TYPE_CHOICES', 'Value must be one of users, roles, everyone.')
  }
  for (const [kind, list] of [
    ['users', errors.list<string>([path, 'users'], users, 0, 100)],
    ['roles', errors.list<string>([path, 'roles'], roles, 0, 100)],
  ] as const) {
    if (list.length === 0 || !kinds.includes(kind)) continue
    const words = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
    errors.add([path], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words)
  }
}

/** @param allowed everything when absent */
export function readMentions(
  world: World,
  { channel, author, content }: { channel: Channel; author: Member; content: string },
  allowed: Allowed | undefined,
  answered: Message | undefined,
): Mentioned {
  const lets = (kind: 'users' | 'roles', id: string) =>
    !allowed || (allowed.parse ?? []).includes(kind) || (allowed[kind] ?? []).includes(id)
  const written = (pattern: RegExp) => [...new Set([...content.matchAll(pattern)].map(([, id]) => id ?? ''))]
  const users = written(/<@!?(\d+)>/g).filter((id) => world.members.has(id) && lets('users', id))
  const mentionRoles = written(/<@&(\d+)>/g).filter((id) => world.roles.has(id) && lets('roles', id))
  const replied = answered && (allowed ? allowed.replied_user === true : true) ? [answered.author.id] : []
  const mentions = [...new Set([...users, ...replied])]
  const mayAll = may(world, author, channel, 'MentionEveryone')
  const all = /@(?:everyone|here)/.test(content) && (!allowed || (allowed.parse ?? []).includes('everyone'))
  const mentionsAll = all && mayAll
  const ringing = mentionRoles.filter((id) => mayAll || world.roles.get(id)?.mentionable)
  const rings = (member: Member) =>
    mentions.includes(member.user.id) || mentionsAll || ringing.some((role) => member.roles.includes(role))
  const sees = (member: Member) =>
    channel.kind === 'direct' ? channel.person === member : may(world, member, channel, 'ViewChannel')
  const pings = everybody(world).filter((member) => member !== author && rings(member) && sees(member))
  return { mentions, mentionRoles, mentionsAll, pings: pings.map(({ user }) => user.id) }
}

/** The message that a new one answers. Throws when there is none and the sender insists. */
export function answeredMessage(channel: Channel, reference: unknown): Message | undefined {
  if (typeof reference !== 'object' || reference === null) return undefined
  const { message_id, fail_if_not_exists } = reference as Record<string, unknown>
  const found = channel.messages.find((one) => one.id === message_id && !one.deleted && one.onlyFor === undefined)
  if (found || fail_if_not_exists === false) return found
  const unknown = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }
  throw new Refusal(50035, { message_reference: { _errors: [unknown] } })
}
