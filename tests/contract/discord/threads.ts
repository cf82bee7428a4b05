/** Routes about threads: opening them from a message, listing, and joining. */
import { channelFor } from './channels.js'
import { tellChannel, tellMessage } from './events.js'
import { messageFor } from './messages.js'
import { demand } from './permissions.js'
import { FormErrors, Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { channelShape, threadMemberShape } from './shape.js'
import { addChannel, addMessage, threadsOf } from './store.js'
import type { Channel, Message, User, World } from './world.js'

const archiveAfter = [60, 1440, 4320, 10080]

/** The thread has the id of the message it comes from. */
export function openThread(world: World, from: Message, name: string, by: User, autoArchive = 4320): Channel {
  const { channel: parent, id } = from
  const thread = addChannel(world, { kind: 'thread', id, name, parent, owner: by.id, autoArchive })
  thread.members.add(by.id)
  from.thread = thread
  tellChannel(world, 'CREATE', thread)
  const reference = { channel: parent.id, message: id }
  tellMessage(world, 'MESSAGE_CREATE', addMessage(world, thread, by, { type: 21, reference }))
  tellMessage(world, 'MESSAGE_UPDATE', from)
  return thread
}

export const threadRoutes: Routes = {
  'POST /channels/:channel/messages/:message/threads'({ world, params, given }) {
    const channel = channelFor(world, params)
    if (channel.kind !== 'text') throw new Refusal(50024)
    const message = messageFor(channel, params.message)
    demand(world, channel, 'CreatePublicThreads')
    const errors = new FormErrors()
    errors.text(['name'], given.name, 1, 100)
    const duration = Number(given.auto_archive_duration ?? 4320)
    if (!archiveAfter.includes(duration)) {
      const words = 'Value must be one of (60, 1440, 4320, 10080).'
      errors.add(['auto_archive_duration'], 'BASE_TYPE_CHOICES', words)
    }
    errors.end()
    if (message.thread) throw new Refusal(160004)
    if (threadsOf(world).filter(({ archived }) => !archived).length >= world.threadLimit) throw new Refusal(160006)
    const thread = openThread(world, message, String(given.name), world.bot.user, duration)
    return { ...channelShape(world, thread), member: threadMemberShape(thread, world.bot.user.id) }
  },

  'GET /guilds/:guild/threads/active'({ world, params }) {
    if (params.guild !== world.guild.id || world.guild.gone) throw new Refusal(10004)
    const active = threadsOf(world).filter(({ archived }) => !archived)
    return { threads: active.map((thread) => channelShape(world, thread)), members: ownMemberships(world, active) }
  },

  'GET /channels/:channel/threads/archived/public'({ world, params, query }) {
    const channel = channelFor(world, params)
    demand(world, channel, 'ReadMessageHistory')
    const archived = threadsOf(world, channel).filter((thread) => thread.archived)
    const limit = Number(query.get('limit') ?? 50)
    const told = archived.toReversed().slice(0, limit)
    const threads = told.map((thread) => channelShape(world, thread))
    return { threads, members: ownMemberships(world, told), has_more: archived.length > limit }
  },

  'PUT /channels/:channel/thread-members/:user'({ world, params }) {
    const thread = channelFor(world, params)
    if (thread.kind !== 'thread') throw new Refusal(50024)
    if (thread.archived) throw new Refusal(50083)
    const id = params.user === '@me' ? world.bot.user.id : (params.user ?? '')
    if (!world.members.has(id)) throw new Refusal(10013)
    thread.members.add(id)
  },
}

function ownMemberships(world: World, threads: Channel[]) {
  const id = world.bot.user.id
  return threads.filter(({ members }) => members.has(id)).map((thread) => threadMemberShape(thread, id))
}
