/** Adding things to the world, whole, and finding them again. */
import type { Attachment } from './parts.js'
import type { Channel, Member, Message, StoredFile, User, World } from './world.js'

export function addChannel(world: World, given: Pick<Channel, 'kind' | 'name'> & Partial<Channel>): Channel {
  const channel: Channel = {
    id: world.ids.next(),
    messages: [],
    overwrites: new Map(),
    deleted: false,
    archived: false,
    locked: false,
    autoArchive: 4320,
    members: new Set(),
    ...given,
  }
  world.channels.set(channel.id, channel)
  return channel
}

export function addMessage(world: World, channel: Channel, author: User, given: Partial<Message>): Message {
  const message: Message = {
    id: world.ids.next(),
    channel,
    author,
    type: 0,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mentionRoles: [],
    mentionsAll: false,
    pings: [],
    deleted: false,
    flags: 0,
    reactions: new Map(),
    loading: false,
    ...given,
  }
  channel.messages.push(message)
  return message
}

/** Puts a file on the CDN. */
export function addFile(world: World, channel: Channel, file: StoredFile): Attachment {
  const id = world.ids.next()
  const filename = file.name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
  const path = `/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}`
  world.files.set(path, file)
  return { id, filename, size: file.bytes.length, content_type: file.type, url: `${world.origin}${path}` }
}

/** A message that is still there, ephemeral ones included. */
export function findMessage(channel: Channel, id: string): Message | undefined {
  return channel.messages.find((message) => message.id === id && !message.deleted)
}

/** What everybody in the channel sees, oldest first. */
export function publicMessages(channel: Channel): Message[] {
  return channel.messages.filter(({ deleted, onlyFor }) => !deleted && onlyFor === undefined)
}

export function threadsOf(world: World, parent?: Channel): Channel[] {
  return [...world.channels.values()].filter(
    (one) => one.kind === 'thread' && !one.deleted && (parent === undefined || one.parent === parent),
  )
}

/** The line between the bot and a person, opened when it is not yet. */
export function directLine(world: World, person: Member): Channel {
  const open = [...world.channels.values()].find((one) => one.person === person)
  return open ?? addChannel(world, { kind: 'direct', name: person.user.username, person })
}

export function nameOf(member: Member): string {
  return member.nick ?? member.user.global_name ?? member.user.username
}

export function everybody(world: World): Member[] {
  return [...world.members.values()].filter(({ gone, user }) => !gone && !user.bot)
}
