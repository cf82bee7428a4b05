/** The pretend chat platform: rooms, threads, messages and reactions, all rebuilt from the journal after a kill. */
import type { CommandMenu } from '../../src/core/adapter.js'
import type { ButtonEvent, ChatEvent, FileSeen } from '../../src/core/event.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { Files } from './files.js'
import { Journal } from './journal.js'
import type { Change, Deed, Line, Message, Room, Thread } from './records.js'
import type { Person, PlaygroundSettings } from './settings.js'

export class Platform {
  readonly people: Map<string, Person>
  readonly rooms: Map<string, Room>
  readonly messages = new Map<string, Message>()
  readonly threads = new Map<string, Thread>()
  readonly files: Files
  readonly #journal: Journal<Line>
  readonly #receipts = new Map<string, Receipt>()
  readonly #waiting = new Map<string, ChatEvent>()
  readonly #gestures = new Map<string, ButtonEvent>()
  readonly #watchers = new Set<(change: Change) => void>()
  #menus: CommandMenu[] = []
  #seq = 0

  /** Throws when the journal cannot be read, or when two rooms would have one id. */
  constructor(private readonly settings: PlaygroundSettings) {
    const direct = settings.people.map(({ id, name }) => ({ id, title: name, direct: true, members: [id] }))
    const group = settings.rooms.map((room) => ({ ...room, direct: false }))
    this.people = new Map(settings.people.map((person) => [person.id, person]))
    this.rooms = new Map([...group, ...direct].map((room) => [room.id, room]))
    if (this.rooms.size < group.length + direct.length) throw new Error('playground: two rooms or people have one id')
    this.files = new Files(settings.journal)
    this.#journal = new Journal(settings.journal)
    for (const line of this.#journal.read()) this.#apply(line)
  }

  get seq(): number {
    return this.#seq
  }

  get menus(): readonly CommandMenu[] {
    return this.#menus
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** The oldest gesture that the bot has not accepted yet. */
  get oldest(): ChatEvent | undefined {
    return this.#waiting.values().next().value
  }

  /** The mark of the next line, for the ids of what it makes. The time keeps a fresh journal from repeating an older one's. */
  get mark(): string {
    return `${this.#seq + 1}-${this.settings.time.now().getTime().toString(36)}`
  }

  /** What a post of this key left behind. */
  receipt(key: string): Receipt | undefined {
    return this.#receipts.get(key)
  }

  sees(account: string, message: Message): boolean {
    const room = this.rooms.get(message.room)
    return room?.members.includes(account) === true && (message.only ?? account) === account
  }

  watch(watcher: (change: Change) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** On disk first, then true, then told. Synchronous, so that nothing can come between. */
  write(deed: Deed): void {
    const line: Line = { ...deed, seq: this.#seq + 1, at: this.settings.time.now().toISOString() }
    this.#journal.append(line)
    const change = this.#apply(line)
    for (const watcher of [...this.#watchers]) watcher(change)
  }

  #apply(line: Line): Change {
    // Counted, not read: a line is known by its place in the file.
    this.#seq += 1
    const seq = this.#seq
    switch (line.kind) {
      case 'said':
        this.#waiting.set(line.event.id, line.event)
        return { seq, message: this.#keep(said(line, seq)) }
      case 'pressed':
        this.#waiting.set(line.event.id, line.event)
        this.#gestures.set(line.event.gesture, line.event)
        return { seq }
      case 'reacted':
        if (line.event) this.#waiting.set(line.event.id, line.event)
        return { seq, message: this.#touch(line.message, seq, (message) => react(message, line)) }
      case 'posted': {
        this.#receipts.set(line.post.key, { messageId: line.message, thread: line.thread ?? line.post.thread })
        const { post, files } = line
        const message = this.#keep({ ...posted(post, files), id: line.message, seq, changed: seq, at: line.at })
        return { seq, message, ...this.#followUp(post, message, line.thread) }
      }
      case 'edited': {
        const { post, thread, files } = line
        const message = this.#touch(post.edits, seq, (old) => ({ ...old, ...content(post, files), edited: true }))
        this.#receipts.set(post.key, {
          messageId: post.edits ?? '',
          thread: thread ?? message?.opens ?? message?.thread,
        })
        return { seq, message, ...this.#followUp(post, message, thread) }
      }
      case 'answered':
        this.#receipts.set(line.post.key, { messageId: '' })
        return { seq, ...this.#followUp(line.post) }
      case 'turned': {
        const thread = this.threads.get(line.thread)
        const turned = thread && { ...thread, seq, title: line.title, closed: !line.open }
        if (turned) this.threads.set(turned.id, turned)
        return { seq, thread: turned }
      }
      case 'menu':
        this.#menus = line.menus
        return { seq, menu: true }
      case 'accepted':
        this.#waiting.delete(line.event)
        return { seq }
    }
  }

  /** What a post does besides its message: it may open a thread, and end a button's spinner. */
  #followUp(post: Post, message?: Message, thread?: string): Pick<Change, 'thread' | 'answered'> {
    const press = post.answers === undefined ? undefined : this.#gestures.get(post.answers)
    const answered = press && { account: press.sender.id, message: press.messageId, choice: press.choice }
    if (!message || !thread || !post.opensThread) return { answered }
    const opened = {
      id: thread,
      seq: message.changed,
      room: message.room,
      title: post.opensThread.title,
      message: message.id,
      closed: this.threads.get(thread)?.closed,
    }
    this.threads.set(thread, opened)
    message.opens = thread
    return { thread: opened, answered }
  }

  #keep(message: Message): Message {
    this.messages.set(message.id, message)
    return message
  }

  #touch(id: string | undefined, seq: number, change: (message: Message) => Message): Message | undefined {
    const message = this.messages.get(id ?? '')
    return message && this.#keep({ ...change(message), changed: seq })
  }
}

function said({ text, event, at }: Line & { kind: 'said' }, seq: number): Message {
  const { messageId: id, sender: by, room, thread, replyTo, files } = event
  return { id, seq, changed: seq, at, room: room.id, thread, by, text, files, replyTo, mentions: [], reactions: {} }
}

/** An edit without files leaves those that are there. */
function content({ blocks, mentions }: Post, files: FileSeen[] = []): Pick<Message, 'blocks' | 'files' | 'mentions'> {
  const shown = { blocks, mentions: mentions.map(({ account, name }) => ({ account, name })) }
  return files.length > 0 ? { ...shown, files } : shown
}

function posted(post: Post, files?: FileSeen[]): Omit<Message, 'id' | 'seq' | 'changed' | 'at'> {
  const { thread, replyTo } = post
  const only = post.private?.account
  const toast = only !== undefined && post.answers !== undefined
  return { ...content(post, files), room: post.room.id, thread, replyTo, only, toast, reactions: {} }
}

function react(message: Message, { emoji, account, event }: Line & { kind: 'reacted' }): Message {
  const others = (message.reactions[emoji] ?? []).filter((id) => id !== account)
  const { [emoji]: _, ...rest } = message.reactions
  const now = event ? [...others, account] : others
  return { ...message, reactions: now.length > 0 ? { ...rest, [emoji]: now } : rest }
}
