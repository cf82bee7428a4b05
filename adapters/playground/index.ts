/** The playground adapter: the whole bot in a browser, with pretend people and a clock that can be turned, and no token. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import type { Adapter, AdapterHealth, Capabilities } from '../../src/core/adapter.js'
import { longestText } from './gestures.js'
import { createPage } from './page.js'
import { Platform } from './platform.js'
import { publish } from './publish.js'
import { Receiver } from './receive.js'
import { send } from './send.js'
import type { PlaygroundSettings } from './settings.js'

export type { PlaygroundSettings } from './settings.js'

const capabilities: Capabilities = {
  buttons: true,
  forms: false,
  threads: true,
  edits: true,
  reactions: true,
  menu: true,
  mentions: true,
  maxText: longestText,
  limits: {
    room: { posts: 1000, perMs: 1000 },
    direct: { posts: 1000, perMs: 1000 },
    all: { posts: 1000, perMs: 1000 },
  },
  removesDoubles: true,
}

/** Throws when the journal cannot be read. The page works before `start` and after `stop` too: gestures wait. */
export function createPlaygroundAdapter(settings: PlaygroundSettings): { adapter: Adapter; page: FastifyPluginAsync } {
  const platform = new Platform(settings)
  const receiver = new Receiver(platform, settings.pause)
  const adapter: Adapter = {
    platform: 'playground',
    capabilities,
    start: async (accept) => receiver.start(accept),
    send: (post) => send(platform, post),
    publishCommands: async (menus) => publish(platform, menus),
    fetchFile: async ({ id }) => Readable.from(await platform.files.read(id)),
    health: () => healthOf(platform, receiver),
    stop: async () => receiver.stop(),
  }
  return { adapter, page: createPage(platform, settings) }
}

function healthOf(platform: Platform, receiver: Receiver): AdapterHealth {
  const state = receiver.running ? (receiver.trouble ? 'not accepted' : 'running') : 'stopped'
  return { ok: state === 'running', detail: `${state}, ${platform.waiting} waiting, ${platform.seq} lines` }
}
