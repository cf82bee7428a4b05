/** Rooms that come and go: a channel is deleted or shut to the bot, the bot is removed from a guild, or let in again. */
import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type Guild,
  PermissionFlagsBits,
} from 'discord.js'
import type { RoomEvent, RoomSeen } from '../../src/core/event.js'
import { describe } from './errors.js'
import type { Intake } from './intake.js'
import { may, onRightsChange } from './rights.js'
import type { Session } from './session.js'

/** An outage of Discord removes nobody: it is another event. */
export function watchRooms(client: Client, { core, now, line }: Session, { take }: Intake): void {
  async function tell(change: 'joined' | 'left', rooms: RoomSeen[]): Promise<void> {
    const known = new Set(await (change === 'left' ? core.rooms() : core.rooms('gone')))
    for (const room of rooms.filter(({ id }) => known.has(id))) await take(eventOf(change, room))
  }

  function eventOf(change: 'joined' | 'left', room: RoomSeen): RoomEvent {
    const sender = { id: client.user?.id ?? '', name: client.user?.username ?? '' }
    const id = `${change}${room.id}:${now().getTime()}`
    return { platform: 'discord', id, room, sender, kind: 'room', change }
  }

  function hear(change: 'joined' | 'left', rooms: RoomSeen[]): void {
    tell(change, rooms).catch((error: unknown) =>
      line.log.error({ platform: 'discord', error: describe(error) }, 'rooms that changed could not be told'),
    )
  }

  // Once discord.js has told of it, the guild's channels are forgotten.
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    const guild = client.guilds.cache.get(id)
    if (guild && !unavailable) hear('left', channelsOf(guild))
  })
  // The core gives up a room that the bot cannot see when a post is refused there.
  const hearSeen = () => hear('joined', [...client.guilds.cache.values()].flatMap(seenIn))
  client.on(Events.GuildCreate, hearSeen)
  onRightsChange(client, hearSeen)
  // Also what was given back while nobody listened.
  client.on(Events.ShardReady, hearSeen)
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) hear('left', [toRoom(channel)])
  })
}

function channelsOf(guild: Guild): RoomSeen[] {
  return guild.channels.cache.map(toRoom)
}

function seenIn(guild: Guild): RoomSeen[] {
  return guild.channels.cache.filter((channel) => may(channel, PermissionFlagsBits.ViewChannel)).map(toRoom)
}

function toRoom({ id, name }: { id: string; name: string }): RoomSeen {
  return { id, direct: false, title: name }
}
