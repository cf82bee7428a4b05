/** Routes about the gateway, the guild and its people. */
import { wholeGuildShape } from './guild-shape.js'
import { Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { memberShape, userShape } from './shape.js'
import type { Member, World } from './world.js'

function checkGuild(world: World, { guild }: Record<string, string>): void {
  if (guild !== world.guild.id || world.guild.gone) throw new Refusal(10004)
}

function memberFor(world: World, { user }: Record<string, string>): Member {
  const member = world.members.get(user ?? '')
  if (!member) throw new Refusal(10013)
  return member
}

export const guildRoutes: Routes = {
  'GET /gateway': ({ world }) => ({ url: world.origin.replace('http', 'ws') }),

  'GET /gateway/bot': ({ world, gateway }) => ({
    url: world.origin.replace('http', 'ws'),
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: Math.max(0, gateway.startsLeft),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  }),

  'GET /users/@me': ({ world }) => userShape(world.bot.user),
  'GET /users/:user': ({ world, params }) => userShape(memberFor(world, params).user),

  'GET /guilds/:guild'({ world, params }) {
    checkGuild(world, params)
    const { channels: _channels, members: _members, threads: _threads, ...brief } = wholeGuildShape(world, 0)
    return brief
  },

  'GET /guilds/:guild/channels'({ world, params }) {
    checkGuild(world, params)
    return wholeGuildShape(world, 0).channels
  },

  'GET /guilds/:guild/members/:user'({ world, params }) {
    checkGuild(world, params)
    const member = memberFor(world, params)
    if (member.gone) throw new Refusal(10007)
    return memberShape(member)
  },
}
