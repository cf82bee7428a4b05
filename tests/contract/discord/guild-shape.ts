/** The whole guild, as GUILD_CREATE and the REST API tell it. */
import { GatewayIntentBits } from 'discord.js'
import { channelShape, memberShape, roleShape } from './shape.js'
import { threadsOf } from './store.js'
import type { Json, World } from './world.js'

export function guildShape(world: World): Json {
  const { id, name, owner } = world.guild
  return {
    id,
    name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: owner,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...world.roles.values()].map(roleShape),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'zh-CN',
    nsfw_level: 0,
  }
}

/** Without the members intent only the bot itself is among the members. */
export function wholeGuildShape(world: World, intents: number): Json {
  const all = [...world.members.values()].filter(({ gone }) => !gone)
  const members = (intents & GatewayIntentBits.GuildMembers) === 0 ? [world.bot] : all
  const there = [...world.channels.values()].filter(({ kind, deleted }) => kind === 'text' && !deleted)
  return {
    ...guildShape(world),
    joined_at: '2026-01-05T02:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: all.length,
    members: members.map((member) => memberShape(member)),
    channels: there.map((channel) => channelShape(world, channel)),
    threads: threadsOf(world)
      .filter(({ archived }) => !archived)
      .map((thread) => channelShape(world, thread)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
