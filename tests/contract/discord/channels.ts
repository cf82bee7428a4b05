/** Routes about channels themselves, and direct lines. */
import { GatewayIntentBits } from 'discord.js'
import { tellChannel } from './events.js'
import { demand, may } from './permissions.js'
import { FormErrors, Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { channelShape } from './shape.js'
import { directLine } from './store.js'
import type { Channel, Json, World } from './world.js'

/** The channel that a call names, as far as the bot may see it. */
export function channelFor(world: World, params: Record<string, string>): Channel {
  const channel = world.channels.get(params.channel ?? '')
  if (!channel || channel.deleted || channel.parent?.deleted) throw new Refusal(10003)
  demand(world, channel)
  return channel
}

/** Over REST the portal's switch counts, not what a session asked for. */
export function restIntents(world: World): number {
  return world.privileged.messageContent ? GatewayIntentBits.MessageContent : 0
}

export const channelRoutes: Routes = {
  'GET /channels/:channel': ({ world, params }) => channelShape(world, channelFor(world, params)),

  'PATCH /channels/:channel'({ world, params, given }) {
    const channel = channelFor(world, params)
    const errors = new FormErrors()
    if ('name' in given) errors.text(['name'], given.name, 1, 100)
    errors.end()
    if (channel.kind === 'thread') changeThread(world, channel, given)
    else demand(world, channel, 'ManageChannels')
    if (typeof given.name === 'string') channel.name = given.name
    tellChannel(world, 'UPDATE', channel)
    return channelShape(world, channel)
  },

  'POST /channels/:channel/typing'({ world, params }) {
    demand(world, channelFor(world, params), 'SendMessages')
  },

  'POST /users/@me/channels'({ world, given }) {
    const member = world.members.get(String(given.recipient_id))
    if (!member || member === world.bot) throw new Refusal(50033)
    return channelShape(world, directLine(world, member))
  },
}

/** In an archived thread nothing can be changed but that; locking needs the right to manage threads. */
function changeThread(world: World, thread: Channel, given: Json): void {
  const manages = may(world, world.bot, thread, 'ManageThreads')
  if (thread.archived && given.archived !== false) throw new Refusal(50083)
  const own = thread.owner === world.bot.user.id
  const locks = 'locked' in given || (thread.locked && given.archived === false)
  if (!manages && (locks || !(own || (given.archived === false && !('name' in given))))) throw new Refusal(50013)
  if (typeof given.archived === 'boolean') thread.archived = given.archived
  if (typeof given.locked === 'boolean') thread.locked = given.locked
  if (typeof given.auto_archive_duration === 'number') thread.autoArchive = given.auto_archive_duration
}
