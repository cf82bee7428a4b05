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
  [PermissionFlagsBits.AttachFiles, 'Attach Files'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  [PermissionFlagsBits.AddReactions, 'Add Reactions'],
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
    const rights = (channel && !channel.isDMBased() ? missing(channel) : ['View Channel']).join(', ')
    const name = channel && 'name' in channel && channel.name ? `#${channel.name}` : room
    const sentence = rights === '' ? undefined : `in ${name} the bot needs: ${rights}`
    const isNews = state.worry(`rights:${room}`, sentence)
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

/** Without the first, the others are moot. */
function missing(channel: GuildBasedChannel): string[] {
  const lacking = needed.flatMap(([right, name]) => (may(channel, right) ? [] : [name]))
  return lacking.includes('View Channel') ? ['View Channel'] : lacking
}
