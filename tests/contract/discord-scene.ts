/** One channel, two people and the Discord adapter, for tests of what only Discord has. */
import { onTestFinished } from 'vitest'
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import type { DiscordSettings } from '../../adapters/discord/settings.js'
import type { Adapter, CommandMenu, CoreSide, MenuOption } from '../../src/core/adapter.js'
import type { Post } from '../../src/core/post.js'
import { noCore } from '../support/core-side.js'
import { type Channel, type DiscordServer, type Person, type Shown, startDiscordServer } from './discord-server.js'
import { LogLines, settingsFor, waitUntil } from './discord-world.js'
import { Inbox } from './inbox.js'

interface Scene {
  server: DiscordServer
  work: Channel
  wang: Person
  li: Person
  adapter: Adapter
  inbox: Inbox
  log: LogLines
  /** What the admins were told. */
  troubles: { code: string; values: Record<string, string> }[]
  /** Starts, and waits until all is well. */
  start(): Promise<void>
  /** Starts without waiting. */
  begin(): Promise<void>
  /** As after a new start of the process: the core keeps what it stored. */
  restart(): Promise<void>
  /** A card of ours with these choices, as people see it. */
  card(choices: { id: string; label: string; form?: { command: string; options: string[] } }[]): Promise<Shown>
  post(text: string, more?: Partial<Post>): Post
}

interface Staging extends Partial<DiscordSettings> {
  privileged?: { messageContent?: boolean }
  core?: Partial<CoreSide>
  /** The work channel belongs to a brand. */
  bound?: boolean
}

/** Everything is closed when the test ends; Discord has nothing to complain about then. */
export async function scene({ privileged, core, bound = false, ...more }: Staging = {}): Promise<Scene> {
  const server = await startDiscordServer({ limits: false, privileged })
  const work = server.channel({ name: '客服群' })
  const log = new LogLines()
  const settings = settingsFor(server, { log, ...more })
  const troubles: Scene['troubles'] = []
  const side: CoreSide = {
    ...noCore,
    bookmark: async () => made.inbox.bookmark,
    async rooms(which) {
      const last = made.inbox.offered.findLast(({ kind }) => kind === 'room')
      const gone = last?.kind === 'room' && last.change === 'left'
      return bound && gone === (which === 'gone') ? [work.id] : []
    },
    trouble: (code, values) => troubles.push({ code, values }),
    ...core,
  }
  let posts = 0
  const made: Scene = {
    server,
    work,
    wang: server.person({ name: '王强', username: 'wangqiang' }),
    li: server.person({ name: '李娜' }),
    adapter: createDiscordAdapter(settings).adapter,
    inbox: new Inbox(),
    log,
    troubles,
    begin: () => made.adapter.start(made.inbox.accept, side),
    async start() {
      await made.begin()
      await waitUntil(() => made.adapter.health().ok)
    },
    async restart() {
      await made.adapter.stop()
      made.adapter = createDiscordAdapter(settings).adapter
      made.inbox = new Inbox(made.inbox)
      await made.start()
    },
    async card(choices) {
      const blocks: Post['blocks'] = [
        { kind: 'text', text: '请确认' },
        { kind: 'choices', choices },
      ]
      const { messageId } = await made.adapter.send(made.post('', { blocks }))
      const shown = server.posts(work).find(({ id }) => id === messageId)
      if (!shown) throw new Error('the card is not there')
      return shown
    },
    post(text, rest = {}) {
      posts += 1
      const room = { id: work.id, direct: false }
      return { key: `post-${posts}`, room, mentions: [], blocks: [{ kind: 'text', text }], ...rest }
    },
  }
  onTestFinished(async () => {
    await made.adapter.stop()
    await server.close()
  })
  return made
}

const option = (name: string, label: string, more: Partial<MenuOption> = {}): MenuOption => ({
  name,
  label,
  description: '',
  kind: 'text',
  required: false,
  long: false,
  suggests: false,
  ...more,
})

/** Complaints with a form, an acknowledgement, and a liaison who is picked. */
export const menus: CommandMenu[] = [
  {
    locale: 'zh-CN',
    commands: [
      {
        name: 'complaint',
        title: '投诉',
        description: '投诉 · 提交投诉',
        options: [
          option('customer', '客户', { required: true, suggests: true }),
          option('phone', '电话'),
          option('problems', '问题', { long: true, required: true }),
        ],
        form: ['customer', 'phone', 'problems'],
      },
      {
        name: 'liaison',
        title: '联络人',
        description: '联络人 · 设置联络人',
        options: [
          option('person', '谁', { kind: 'person' }),
          option('half', '上午还是下午', {
            choices: [
              { label: '上午', value: 'am' },
              { label: '下午', value: 'pm' },
            ],
          }),
          option('count', '件数', { kind: 'integer' }),
        ],
        form: [],
      },
    ],
  },
  {
    locale: 'en',
    commands: [
      {
        name: 'complaint',
        title: 'complaint',
        description: 'File a complaint',
        options: [
          option('customer', 'Customer', { required: true, suggests: true }),
          option('phone', 'Phone'),
          option('problems', 'Problems', { long: true, required: true }),
        ],
        form: ['customer', 'phone', 'problems'],
      },
    ],
  },
]
