/** What the world remembers, in the shape that Discord tells it. Lists are never null; what is not there has no key. */

import type { Attachment } from './parts.js'
import { rightsIn } from './permissions.js'
import { timeOf } from './snowflake.js'
import { findMessage } from './store.js'
import type { Channel, Json, Member, Message, Role, User, World } from './world.js'

export function userShape(user: User): Json {
  return { ...user, discriminator: '0', avatar: null, public_flags: 0, flags: 0 }
}

export function memberShape(member: Member, user = true): Json {
  return {
    ...(user ? { user: userShape(member.user) } : {}),
    nick: member.nick,
    avatar: null,
    roles: member.roles,
    joined_at: '2026-01-05T02:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  }
}

export function roleShape(role: Role, position: number): Json {
  const { id, name, mentionable, managed } = role
  const permissions = String(role.permissions)
  return { id, name, mentionable, managed, permissions, position, color: 0, hoist: false, flags: 0 }
}

export function channelShape(world: World, channel: Channel): Json {
  const last_message_id = channel.messages.findLast(({ onlyFor }) => onlyFor === undefined)?.id ?? null
  const common = { id: channel.id, last_message_id, flags: 0 }
  if (channel.kind === 'direct') {
    return { ...common, type: 1, recipients: channel.person ? [userShape(channel.person.user)] : [] }
  }
  const inGuild = { ...common, guild_id: world.guild.id, name: channel.name, rate_limit_per_user: 0 }
  if (channel.kind === 'thread') return { ...inGuild, ...threadPart(channel) }
  const permission_overwrites = [...channel.overwrites].map(([id, { type, allow, deny }]) => ({
    id,
    type: type === 'role' ? 0 : 1,
    allow: String(allow),
    deny: String(deny),
  }))
  return { ...inGuild, type: 0, position: 0, topic: null, nsfw: false, parent_id: null, permission_overwrites }
}

function threadPart(thread: Channel): Json {
  const created = new Date(timeOf(thread.id)).toISOString()
  return {
    type: 11,
    parent_id: thread.parent?.id,
    owner_id: thread.owner,
    message_count: thread.messages.length,
    total_message_sent: thread.messages.length,
    member_count: thread.members.size,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchive,
      archive_timestamp: created,
      create_timestamp: created,
    },
  }
}

/** The bot's own membership of a thread. */
export function threadMemberShape(thread: Channel, id: string): Json {
  return { id: thread.id, user_id: id, join_timestamp: new Date(timeOf(thread.id)).toISOString(), flags: 0 }
}

export function messageShape(world: World, message: Message, depth = 0): Json {
  const { channel, replyTo, reference } = message
  const answered = replyTo === undefined ? undefined : findMessage(channel, replyTo)
  const meant = reference ?? (replyTo === undefined ? undefined : { channel: channel.id, message: replyTo })
  const guild = channel.kind === 'direct' ? {} : { guild_id: world.guild.id }
  return {
    id: message.id,
    channel_id: channel.id,
    type: message.type,
    author: userShape(message.author),
    content: message.content,
    timestamp: new Date(timeOf(message.id)).toISOString(),
    edited_timestamp: message.edited === undefined ? null : new Date(message.edited).toISOString(),
    tts: false,
    pinned: false,
    mention_everyone: message.mentionsAll,
    mentions: message.mentions.flatMap((id) => mentionShape(world, id)),
    mention_roles: message.mentionRoles,
    attachments: message.attachments.map(attachmentShape),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    flags: message.flags | (message.thread ? 32 : 0) | (message.loading ? 128 : 0) | (message.onlyFor ? 64 : 0),
    ...(message.reactions.size > 0 ? { reactions: reactionShapes(world, message) } : {}),
    ...(message.thread ? { thread: channelShape(world, message.thread) } : {}),
    ...(meant
      ? { message_reference: { type: 0, channel_id: meant.channel, message_id: meant.message, ...guild } }
      : {}),
    ...(replyTo !== undefined && depth === 0
      ? { referenced_message: answered ? messageShape(world, answered, 1) : null }
      : {}),
    ...(message.byInteraction ? interactionPart(world, message.byInteraction) : {}),
  }
}

function interactionPart(world: World, { id, type, user }: NonNullable<Message['byInteraction']>): Json {
  const app = world.bot.user.id
  const interaction_metadata = { id, type, user: userShape(user), authorizing_integration_owners: {} }
  return { webhook_id: app, application_id: app, interaction_metadata }
}

function mentionShape(world: World, id: string): Json[] {
  const member = world.members.get(id)
  return member ? [{ ...userShape(member.user), member: memberShape(member, false) }] : []
}

function attachmentShape(attachment: Attachment): Json {
  return { ...attachment, proxy_url: attachment.url }
}

function reactionShapes(world: World, message: Message): Json[] {
  return [...message.reactions].map(([name, who]) => ({
    emoji: { id: null, name },
    count: who.size,
    count_details: { normal: who.size, burst: 0 },
    me: who.has(world.bot.user.id),
    me_burst: false,
    burst_colors: [],
  }))
}

/** A member as an interaction tells it: with the rights they have there. */
export function actorShape(world: World, member: Member, channel: Channel): Json {
  return { ...memberShape(member), permissions: String(rightsIn(world, member, channel)) }
}
