/** Whether the bot may do in each room of a brand what it has to do there. */
import { type Client, Events, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js'
import { describe } from './errors.js'
import type { Session } from './session.js'

/** In Discord's own English words; people find them under the same place in their language. */
const needed: [right: bigint, name: string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.EmbedLinks, 'Embed Links'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
]

/** Without these most goes on: only pictures, and threads that others have closed, are out of reach. */
const wanted: [right: bigint, name: string][] = [
  [PermissionFlagsBits.AttachFiles, 'Attach Files'],
  [PermissionFlagsBits.ManageThreads, 'Manage Threads'],
]

export interface Rights {
  /** Looks again whenever rights may have changed. */
  watch(client: Client): void
  /** All rooms. */
  check(): Promise<void>
  /** A room may have been given to a brand since. */
  noticed(room: string): void
}

export function createRights({ line, state, core }: Pick<Session, 'line' | 'state' | 'core'>): Rights {
  let checked = new Set<string>()

  async function check(): Promise<void> {
    try {
      const rooms = new Set(await core.rooms())
      for (const room of checked) if (!rooms.has(room)) state.worry(`rights:${room}`)
      checked = rooms
      for (const room of rooms) look(room)
    } catch (error) {
      line.log.warn({ platform: 'discord', error: describe(error) }, 'rights could not be checked')
    }
  }

  function look(room: string): void {
    const { client } = line
    const channel = client.channels.cache.get(room)
    // Of a guild that is out of reach nothing can be said; discord.js knows the channels of one that is there.
    if (!client.isReady() || (!channel && client.guilds.cache.some(({ available }) => !available))) return
    const { rights, isGrave } = channel && !channel.isDMBased() ? missing(channel) : blind
    const name = channel && 'name' in channel && channel.name ? `#${channel.name}` : room
    const sentence = rights === '' ? undefined : `in ${name} the bot needs: ${rights}`
    const isNews = state.worry(`rights:${room}`, sentence, isGrave)
    if (isNews && sentence !== undefined) core.trouble('discordMissingRights', { room: name, rights })
  }

  return {
    check,
    noticed(room) {
      if (!checked.has(room)) void check()
    },
    watch(client) {
      onRightsChange(client, () => void check())
    },
  }
}

/** Rights in any room may have changed. */
export function onRightsChange(client: Client, hear: () => void): void {
  client.on(Events.ChannelUpdate, hear)
  client.on(Events.GuildRoleUpdate, hear)
  client.on(Events.GuildRoleDelete, hear)
  client.on(Events.GuildMemberUpdate, (_, { id }) => {
    if (id === client.user?.id) hear()
  })
}

/** Whether the bot has all of these there; as long as Discord has not told what we are in this guild, it has. */
export function may(channel: GuildBasedChannel, rights: bigint): boolean {
  const { user } = channel.client
  return (user && channel.permissionsFor(user)?.has(rights)) ?? true
}

/** Without this one, the others are moot. */
const blind = { rights: 'View Channel', isGrave: true }

function missing(channel: GuildBasedChannel): typeof blind {
  const lacking = (all: typeof needed) => all.flatMap(([right, name]) => (may(channel, right) ? [] : [name]))
  const grave = lacking(needed)
  if (grave.includes(blind.rights)) return blind
  return { rights: [...grave, ...lacking(wanted)].join(', '), isGrave: grave.length > 0 }
}
