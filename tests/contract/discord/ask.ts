/** Begins an interaction: it is remembered, and the bot is told, whatever its intents. */
import type { Asked } from './asked.js'
import { rightsIn } from './permissions.js'
import { actorShape, channelShape, memberShape, messageShape, userShape } from './shape.js'
import type { Channel, Json, Member, Message, World } from './world.js'

interface Asking {
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number
  person: Member
  channel: Channel
  data: Json
  /** The message whose button was pressed. */
  source?: Message
  /** The command's base name. */
  name?: string
}

export function ask(world: World, { type, person, channel, data, source, name }: Asking): Asked {
  const id = world.ids.next()
  const token = `token-${id}`
  const asked: Asked = {
    id,
    token,
    type,
    person,
    channel,
    at: world.now(),
    expired: false,
    dead: false,
    followUps: [],
    ...(source ? { source } : {}),
    ...(name === undefined ? {} : { name }),
  }
  world.interactions.set(id, asked)
  const direct = channel.kind === 'direct'
  const guild = { id: world.guild.id, locale: 'zh-CN', features: [] }
  const whole = {
    id,
    application_id: world.bot.user.id,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelShape(world, channel), permissions: String(rightsIn(world, person, channel)) },
    ...(direct
      ? { user: userShape(person.user) }
      : { guild_id: guild.id, guild, guild_locale: guild.locale, member: actorShape(world, person, channel) }),
    app_permissions: String(rightsIn(world, world.bot, channel)),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: { 0: direct ? '0' : guild.id },
    context: direct ? 1 : 0,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(source ? { message: messageShape(world, source) } : {}),
  }
  world.tell({ name: 'INTERACTION_CREATE', intents: 0, data: () => whole })
  setTimeout(() => world.touch(), 3100).unref()
  return asked
}

/** People that were picked, as an interaction tells them. */
export function resolvedPeople(world: World, people: Member[], channel: Channel): Json {
  const byId = (shape: (member: Member) => Json) =>
    Object.fromEntries(people.map((member) => [member.user.id, shape(member)]))
  const permissions = (member: Member) => String(rightsIn(world, member, channel))
  return {
    users: byId(({ user }) => userShape(user)),
    members: byId((member) => ({ ...memberShape(member, false), permissions: permissions(member) })),
  }
}
