/** One group, two people and the Telegram adapter, for tests of what only Telegram has. */

import { onTestFinished } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import type { TelegramSettings } from '../../adapters/telegram/settings.js'
import type { Adapter, SendError } from '../../src/core/adapter.js'
import type { Post } from '../../src/core/post.js'
import { noCore } from '../support/core-side.js'
import { Inbox } from './inbox.js'
import { type Group, type Person, startTelegramServer, type TelegramServer } from './telegram-server.js'
import { LogLines, settingsFor, waitUntil } from './telegram-world.js'

interface Scene {
  server: TelegramServer
  group: Group
  wang: Person
  li: Person
  adapter: Adapter
  inbox: Inbox
  log: LogLines
  start(): Promise<void>
  /** A post to the group. */
  post(text: string, more?: Partial<Post>): Post
  /** The error that sending ends with. */
  failure(post: Post): Promise<SendError>
}

/** Everything is closed when the test ends. */
export async function scene(
  more: Partial<TelegramSettings> & { forum?: boolean; now?: () => Date } = {},
): Promise<Scene> {
  const { forum = false, ...settings } = more
  const server = await startTelegramServer()
  const log = new LogLines()
  const group = server.group({ title: '客服群', forum })
  const { adapter } = createTelegramAdapter(settingsFor(server, { log, ...settings }))
  const inbox = new Inbox()
  let posts = 0
  onTestFinished(async () => {
    await adapter.stop()
    await server.close()
  })
  return {
    server,
    group,
    log,
    adapter,
    inbox,
    wang: server.person({ name: '王强', username: 'wangqiang' }),
    li: server.person({ name: '李娜' }),
    async start() {
      await adapter.start(inbox.accept, noCore)
      await waitUntil(() => adapter.health().ok)
    },
    post(text, rest = {}) {
      posts += 1
      const room = { id: String(group.id), direct: false }
      return { key: `post-${posts}`, room, mentions: [], blocks: [{ kind: 'text', text }], ...rest }
    },
    failure: (post) =>
      adapter.send(post).then(
        () => Promise.reject(new Error('it was sent')),
        (error: SendError) => error,
      ),
  }
}
