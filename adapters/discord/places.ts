/** Where something happened: the room and its thread, for a channel's id. A direct line has no place of its own. */
import { type APIPartialChannel, type APIUser, type Channel, type Client, Routes } from 'discord.js'
import type { AccountSeen, RoomSeen } from '../../src/core/event.js'
import { isFinal } from './errors.js'
import { toAccount } from './names.js'

export interface Place {
  room: RoomSeen
  thread?: string
}

/** Names that a text refers to by id; the id itself where they are not known. */
export interface Names {
  /** The bot's account. */
  me: string
  channel(id: string): string | undefined
  role(id: string): string | undefined
  /** The role that came with the bot: who picks it means the bot. */
  isOwnRole(id: string): boolean
}

const threads: readonly number[] = [10, 11, 12]

export function namesOf(client: Client): Names {
  const roles = (id: string) => client.guilds.cache.map((guild) => guild.roles.cache.get(id)).find(Boolean)
  return {
    me: client.user?.id ?? '',
    channel: (id) => nameOf(client, id),
    role: (id) => roles(id)?.name,
    isOwnRole: (id) => roles(id)?.tags?.botId === client.user?.id,
  }
}

/** For a channel of a guild as an interaction tells it. */
export function placeOf(client: Client, channel: Pick<APIPartialChannel, 'id' | 'type'> & object): Place {
  const known = client.channels.cache.get(channel.id)
  if (known?.isThread() && known.parentId) return { room: roomOf(client, known.parentId), thread: channel.id }
  const name = 'name' in channel && typeof channel.name === 'string' ? channel.name : undefined
  const parent = 'parent_id' in channel && typeof channel.parent_id === 'string' ? channel.parent_id : undefined
  if (parent === undefined || !threads.includes(channel.type)) return { room: roomOf(client, channel.id, name) }
  return { room: roomOf(client, parent), thread: channel.id }
}

/**
 * For a channel of a guild that is known by its id alone; archived threads are asked for.
 * @throws when Discord cannot be asked now; a channel that is gone is a room of its own
 */
export async function findPlace(client: Client, id: string): Promise<Place> {
  const channel = client.channels.cache.get(id) ?? (await fetchChannel(client, id))
  if (channel?.isThread() && channel.parentId) return { room: roomOf(client, channel.parentId), thread: id }
  return { room: roomOf(client, id) }
}

async function fetchChannel(client: Client, id: string): Promise<Channel | null> {
  try {
    return await client.channels.fetch(id, { allowUnknownGuild: true })
  } catch (error) {
    if (isFinal(error)) return null
    throw error
  }
}

/**
 * Whose direct line this is: who reacts there is not named.
 * @throws when Discord cannot be asked now
 */
export async function findPartner({ rest }: Client, channelId: string, personId: string): Promise<AccountSeen> {
  const channel = await rest.get(Routes.channel(channelId)).catch((error: unknown) => {
    if (isFinal(error)) return {}
    throw error
  })
  const { recipients = [] } = channel as { recipients?: APIUser[] }
  const person = recipients.find(({ id }) => id === personId)
  return person ? toAccount(person) : { id: personId, name: personId }
}

function roomOf(client: Client, id: string, name = nameOf(client, id)): RoomSeen {
  return { id, direct: false, title: name ?? '' }
}

function nameOf(client: Client, id: string): string | undefined {
  const channel = client.channels.cache.get(id)
  return channel && 'name' in channel ? (channel.name ?? undefined) : undefined
}
