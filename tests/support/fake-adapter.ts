/** A chat platform in memory: what was sent is what a room shows. */
import {
  type Adapter,
  type Capabilities,
  type CoreSide,
  type PlatformName,
  type Route,
  SendError,
} from '../../src/core/adapter.js'
import type { ChatEvent, FileSeen } from '../../src/core/event.js'
import type { Block, Choice, Post, PostTarget, Receipt } from '../../src/core/post.js'
import { noCore } from './core-side.js'

export interface Message {
  platform: PlatformName
  id: string
  room: string
  post: Post
  /** As a person reads it. */
  text: string
  buttons: Choice[]
  thread?: string
  edited: boolean
}

export const ALL: Capabilities = {
  buttons: true,
  forms: false,
  threads: true,
  edits: true,
  reactions: true,
  menu: true,
  mentions: true,
  maxText: 3900,
  limits: {
    room: { posts: 100_000, perMs: 1000 },
    direct: { posts: 100_000, perMs: 1000 },
    all: { posts: 100_000, perMs: 1000 },
  },
  removesDoubles: false,
}

export class FakeAdapter implements Adapter {
  readonly messages: Message[] = []
  /** What was sent to answer a gesture and left no message. */
  readonly toasts: { gesture: string; text: string }[] = []
  readonly sent: Post[] = []
  /** How threads were made to look. */
  readonly threadStates: { thread?: string; title: string; open: boolean }[] = []
  /** Thrown by the next sends, one each; undefined lets one pass. */
  readonly failures: (Error | undefined)[] = []
  accept: (event: ChatEvent) => Promise<void> = async () => {}
  core: CoreSide = noCore
  /** Several ways to a place, when a test wants them. */
  routes?: (target: PostTarget) => Route[]

  constructor(
    readonly capabilities: Capabilities = ALL,
    readonly platform: PlatformName = 'telegram',
  ) {}

  async start(accept: (event: ChatEvent) => Promise<void>, core: CoreSide): Promise<void> {
    this.accept = accept
    this.core = core
  }

  async send(post: Post): Promise<Receipt> {
    const failure = this.failures.shift()
    if (failure) throw failure
    this.sent.push(post)
    if (post.threadState) {
      this.threadStates.push({ thread: post.thread, ...post.threadState })
      return { messageId: '' }
    }
    if (post.edits !== undefined) {
      const message = this.messages.find(({ id }) => id === post.edits)
      if (!message) throw new Error(`no message ${post.edits}`)
      Object.assign(message, shown(post), { post, edited: true })
      return { messageId: message.id }
    }
    if (post.answers !== undefined && post.private) {
      this.toasts.push({ gesture: post.answers, text: shown(post).text })
      return { messageId: '' }
    }
    const id = String(this.messages.length + 1)
    const { platform } = this
    const thread = post.thread
    this.messages.push({ platform, id, room: post.room.id, post, ...shown(post), thread, edited: false })
    return { messageId: id, thread: post.opensThread && this.capabilities.threads ? `r${id}` : thread }
  }

  async publishCommands(): Promise<void> {}

  /** Bytes of files, by their ids. */
  readonly files = new Map<string, Uint8Array>()

  /** Thrown by the next fetches, one each; undefined lets one pass. */
  readonly fetchFailures: (Error | undefined)[] = []
  /** Ids in the order in which they were fetched. */
  readonly fetched: string[] = []

  async fetchFile({ id }: FileSeen): Promise<AsyncIterable<Uint8Array>> {
    const failure = this.fetchFailures.shift()
    if (failure) throw failure
    this.fetched.push(id)
    const bytes = this.files.get(id)
    if (!bytes) throw new SendError('refused', `no file ${id}`)
    return (async function* () {
      yield bytes
    })()
  }

  health() {
    return { ok: true, detail: 'in memory' }
  }

  async stop(): Promise<void> {}
}

function shown(post: Post) {
  const names = post.mentions.map(({ name }) => `@${name}`).join(' ')
  const text = [names, ...post.blocks.flatMap(lines)].filter((line) => line !== '').join('\n')
  return { text, buttons: post.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : [])) }
}

function lines(block: Block): string[] {
  if (block.kind === 'text') return [block.text]
  if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${value}`)
  if (block.kind === 'list') return [block.title ?? '', ...block.items.map((item) => `· ${item}`)]
  return []
}
