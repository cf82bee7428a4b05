/** The Telegram adapter: translates between Telegram's Bot API and the core, and does nothing else. */

import type { UserFromGetMe } from 'grammy/types'
import type { Adapter, Capabilities, CoreSide } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { createPatience } from '../patience.js'
import type { Me } from './addressed.js'
import { createFetchFile } from './files.js'
import { createForums, type Tell } from './forums.js'
import { createIntake, type Take } from './intake.js'
import { openLine } from './line.js'
import { finish, poll } from './polling.js'
import { publishMenus } from './publish.js'
import { createSend } from './send.js'
import type { TelegramSettings } from './settings.js'
import { createStanding } from './standing.js'
import { createState } from './state.js'
import { listen, receivePushed } from './webhook.js'

const capabilities: Capabilities = {
  buttons: true,
  forms: false,
  threads: true,
  chains: 'r',
  edits: true,
  reactions: true,
  menu: true,
  mentions: true,
  maxText: 3900,
  limits: {
    room: { posts: 20, perMs: 60_000 },
    direct: { posts: 3, perMs: 3000 },
    all: { posts: 30, perMs: 1000 },
  },
  removesDoubles: false,
}

/** One run between start and stop. */
interface Session {
  take: Take
  core: CoreSide
  stopping: AbortController
  running: Promise<void>
  /** Known once Telegram has answered, for pushed updates. */
  me?: Me
}

export interface TelegramAdapter {
  adapter: Adapter
  /** Present when a webhook is set: false means that the caller is refused (401); a rejection means 5xx. */
  webhook?: (secret: string | undefined, update: unknown) => Promise<boolean>
}

/** Makes the adapter; nothing is called before `start`, except that posts may be sent. */
export function createTelegramAdapter(settings: TelegramSettings): TelegramAdapter {
  const line = openLine(settings)
  const tell: Tell = (code, room, values = {}) => session?.core.trouble(code, { room: forums.nameOf(room), ...values })
  const forums = createForums(line, tell)
  const state = createState(settings)
  const standing = createStanding(line, forums, state, tell)
  const say = createSend(line, forums, tell)
  const pauses = settings.pauses ?? { firstMs: 1000, longestMs: 60_000 }
  const { webhook: pushed, storeTimeoutMs = 8000 } = settings
  let session: Session | undefined

  async function send(post: Post): Promise<Receipt> {
    const receipt = await say(post)
    if (!post.room.direct) standing.met(post.room.id)
    return receipt
  }

  function open(take: Take, core: CoreSide): Session {
    const stopping = new AbortController()
    const receiving = { line, state, patience: createPatience(pauses), signal: stopping.signal }
    const opened: Session = { take, core, stopping, running: Promise.resolve() }
    const ready = (me: UserFromGetMe) => {
      opened.me = me
      standing.begin(me, core, stopping.signal)
    }
    opened.running = pushed ? listen(receiving, pushed, ready) : poll(receiving, take, ready)
    return opened
  }

  const adapter: Adapter = {
    platform: 'telegram',
    capabilities,
    async start(accept, core) {
      if (session) return
      state.report('away', 'connecting')
      session = open(createIntake(line, forums, standing, accept), core)
    },
    send,
    publishCommands: (menus) => publishMenus(line, menus),
    fetchFile: createFetchFile(line),
    health: state.health,
    async stop() {
      const ending = session
      session = undefined
      if (!ending) return
      ending.stopping.abort()
      await finish(ending.running)
      state.report('away', 'stopped')
    },
  }

  if (!pushed) return { adapter }
  return {
    adapter,
    webhook: (secret, update) =>
      receivePushed(
        secret,
        pushed.secret,
        update,
        session?.me && { take: session.take, me: session.me, storeTimeoutMs },
      ),
  }
}
