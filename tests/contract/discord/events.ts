/** What the gateway is told when something happens, and the intent that lets it through. */
import { GatewayIntentBits } from 'discord.js'
import { wholeGuildShape } from './guild-shape.js'
import { channelShape, memberShape, messageShape, roleShape, userShape } from './shape.js'
import type { Channel, Json, Member, Message, Role, World } from './world.js'

const { Guilds, GuildMembers, GuildMessages, DirectMessages, GuildMessageReactions, DirectMessageReactions } =
  GatewayIntentBits

function place(world: World, channel: Channel): Json {
  return channel.kind === 'direct' ? {} : { guild_id: world.guild.id }
}

export function tellMessage(world: World, name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void {
  const { channel, author, nonce } = message
  if (message.onlyFor !== undefined) return
  const intents = channel.kind === 'direct' ? DirectMessages : GuildMessages
  const member = world.members.get(author.id)
  const whole = {
    ...messageShape(world, message),
    ...place(world, channel),
    channel_type: { text: 0, direct: 1, thread: 11 }[channel.kind],
    ...(channel.kind !== 'direct' && member ? { member: memberShape(member, false) } : {}),
    ...(nonce === undefined || name === 'MESSAGE_UPDATE' ? {} : { nonce }),
  }
  world.tell({ name, intents, channel, data: (reader) => readable(world, message, whole, reader) })
}

/** Without the message content intent others' messages are empty, unless they are direct or mention the bot. */
export function readable(world: World, message: Message, whole: Json, intents: number): Json {
  const bot = world.bot.user.id
  const free = message.author.id === bot || message.channel.kind === 'direct' || message.mentions.includes(bot)
  if (free || (intents & GatewayIntentBits.MessageContent) !== 0) return whole
  return { ...whole, content: '', embeds: [], attachments: [], components: [] }
}

export function tellDeleted(world: World, message: Message): void {
  const { id, channel } = message
  const intents = channel.kind === 'direct' ? DirectMessages : GuildMessages
  const data = () => ({ id, channel_id: channel.id, ...place(world, channel) })
  world.tell({ name: 'MESSAGE_DELETE', intents, channel, data })
}

export function tellReaction(world: World, added: boolean, message: Message, emoji: string, by: Member): void {
  const { channel } = message
  const direct = channel.kind === 'direct'
  const data = () => ({
    user_id: by.user.id,
    channel_id: channel.id,
    message_id: message.id,
    ...place(world, channel),
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...(added ? { message_author_id: message.author.id } : {}),
    ...(added && !direct ? { member: memberShape(by) } : {}),
  })
  const intents = direct ? DirectMessageReactions : GuildMessageReactions
  world.tell({ name: added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', intents, channel, data })
}

export function tellChannel(world: World, change: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel): void {
  const thread = channel.kind === 'thread'
  const name = `${thread ? 'THREAD' : 'CHANNEL'}_${change}`
  const { id, parent } = channel
  const brief = { id, guild_id: world.guild.id, parent_id: parent?.id, type: 11 }
  const shape = thread && change === 'DELETE' ? brief : channelShape(world, channel)
  const whole = { ...shape, ...(thread && change === 'CREATE' ? { newly_created: true } : {}) }
  world.tell({ name, intents: Guilds, data: () => whole, ...(thread ? { channel } : {}) })
}

export function tellGuild(world: World): void {
  world.tell({ name: 'GUILD_CREATE', intents: Guilds, data: (intents) => wholeGuildShape(world, intents) })
}

/** @param outage it is only out of reach; else the bot was thrown out */
export function tellGuildGone(world: World, outage: boolean): void {
  const data = () => ({ id: world.guild.id, ...(outage ? { unavailable: true } : {}) })
  world.tell({ name: 'GUILD_DELETE', intents: Guilds, data })
}

/** The bot itself is told of its own changes without the intent. */
export function tellMember(world: World, change: 'ADD' | 'UPDATE' | 'REMOVE', member: Member): void {
  const guild_id = world.guild.id
  const shape = change === 'REMOVE' ? { user: userShape(member.user) } : memberShape(member)
  const intents = member === world.bot ? 0 : GuildMembers
  world.tell({ name: `GUILD_MEMBER_${change}`, intents, data: () => ({ guild_id, ...shape }) })
}

export function tellRoleGone(world: World, role_id: string): void {
  world.tell({ name: 'GUILD_ROLE_DELETE', intents: Guilds, data: () => ({ guild_id: world.guild.id, role_id }) })
}

export function tellRole(world: World, role: Role): void {
  const data = () => ({ guild_id: world.guild.id, role: roleShape(role, world.roles.size) })
  world.tell({ name: 'GUILD_ROLE_CREATE', intents: Guilds, data })
}
