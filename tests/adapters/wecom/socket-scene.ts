/** One group, two people and the WeCom adapter against the strict local WeCom, with a clock that a test turns. */
import { onTestFinished, vi } from 'vitest'
import { createWecomAdapter } from '../../../adapters/wecom/index.js'
import type { WecomSettings } from '../../../adapters/wecom/settings.js'
import type { Adapter, CoreSide, SendError } from '../../../src/core/adapter.js'
import type { Post, PostTarget } from '../../../src/core/post.js'
import { Inbox } from '../../contract/inbox.js'
import { LogLines, waitUntil } from '../../contract/telegram-world.js'
import {
  startWecomServer,
  type WecomGroup,
  type WecomOptions,
  type WecomPerson,
  type WecomServer,
} from '../../contract/wecom-server.js'
import { noCore } from '../../support/core-side.js'

export { waitUntil }

export interface Scene {
  server: WecomServer
  group: WecomGroup
  wang: WecomPerson
  li: WecomPerson
  adapter: Adapter
  inbox: Inbox
  log: LogLines
  core: CoreSide
  /** What somebody must act on, oldest first. */
  troubles: string[]
  /** How often the core was told that ways are open again. */
  opened(): number
  turn(ms: number): void
  start(): Promise<void>
  /** Somebody has spoken to the bot in the group: it may speak there. */
  greet(): Promise<void>
  /** A post to the group. */
  post(text: string, more?: Partial<Post>): Post
  /** A post with buttons. */
  card(text: string, labels: string[], more?: Partial<Post>): Post
  /** The error that sending ends with. */
  failure(post: Post): Promise<SendError>
  isOpen(target: PostTarget, route?: string): boolean
}

/** Everything is closed when the test ends, and the client has made no mistake. */
export async function scene(
  more: { server?: WecomOptions; settings?: Partial<WecomSettings>; mistakes?: boolean } = {},
): Promise<Scene> {
  let now = Date.parse('2026-03-12T01:00:00Z')
  let opened = 0
  let posts = 0
  const server = await startWecomServer({ now: () => now, ...more.server })
  const log = new LogLines()
  const troubles: string[] = []
  const names = new Map<string, string>()
  const core: CoreSide = {
    ...noCore,
    routesOpened: () => {
      opened += 1
    },
    alias: async (id) => names.get(id),
    keepAlias: async (id, account) => void names.set(id, account),
    trouble: (code) => void troubles.push(code),
  }
  const { id: botId, secret, name: botName } = server.bot
  const app = { ...server.app, callback: undefined }
  const { adapter } = createWecomAdapter({
    botId,
    secret,
    botName,
    wsUrl: server.wsUrl,
    apiRoot: server.apiRoot,
    ...(more.server?.app ? { app } : {}),
    webhooks: new Map(),
    log,
    now: () => new Date(now),
    pauses: { firstMs: 5, longestMs: 40 },
    ...more.settings,
  })
  const [wang, li] = [server.person({ name: '王强' }), server.person({ name: '李娜' })]
  const group = server.group({ name: '客服群', members: [wang, li] })
  const inbox = new Inbox()
  onTestFinished(async () => {
    await adapter.stop()
    await server.close()
    if (server.complaints.length > 0 && !more.mistakes) throw new Error(server.complaints.join('\n'))
  })
  const post: Scene['post'] = (text, rest = {}) => {
    posts += 1
    const room = { id: group.chatid, direct: false }
    return { key: `post-${posts}`, room, mentions: [], blocks: [{ kind: 'text', text }], ...rest }
  }
  return {
    ...{ server, group, wang, li, adapter, inbox, log, core, troubles, post },
    opened: () => opened,
    turn(ms) {
      now += ms
    },
    async start() {
      await adapter.start(inbox.accept, core)
      await waitUntil(() => adapter.health().ok)
    },
    async greet() {
      await wang.says(group, '在吗')
      await inbox.next('message')
    },
    card: (text, labels, rest = {}) =>
      post(text, {
        blocks: [
          { kind: 'text', text },
          { kind: 'choices', choices: labels.map((label, index) => ({ id: `c${index}`, label })) },
        ],
        ...rest,
      }),
    failure: (one) =>
      adapter.send(one).then(
        () => Promise.reject(new Error('it was sent')),
        (error: SendError) => error,
      ),
    isOpen: (target, name = 'chat') => adapter.routes?.(target).find((route) => route.name === name)?.state === 'open',
  }
}

/** The SDK waits five seconds for an answer: they are over at once. */
export async function withoutAnswer<T>(send: () => Promise<T>[]): Promise<T[]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const sending = Promise.all(send())
    await vi.advanceTimersByTimeAsync(0)
    await vi.advanceTimersByTimeAsync(5000)
    return await sending
  } finally {
    vi.useRealTimers()
  }
}
