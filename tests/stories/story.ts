/** Plays a story in chat and writes down what every room saw, as a page that people can read: docs/stories/<name>.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Block, Post } from '../../src/core/post.js'
import type { Message } from '../support/fake-adapter.js'
import { type Person, type Room, World, type WorldSettings } from '../support/world.js'

const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
})
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

/** What is signed anew for whoever asks for it. */
const LINK = /https?:\/\/\S+/g

interface Heard {
  at: Date
  /** Rooms get their posts side by side: the page has them one after the other. */
  room: number
  who: string
  where: string
  said: string
  /** When the messages were new that say this now; nothing for a new one. */
  since?: string[]
}

export class Story {
  readonly #lines: string[] = []
  readonly #rooms = new Map<string, string>()
  readonly #threads = new Map<string, string>()
  /** What each message showed last, by its id, and when it was new. */
  readonly #shown = new Map<string, { post: Post; since: string }>()
  /** What the bot has said since somebody last spoke. */
  #heard: Heard[] = []
  #day = ''

  private constructor(readonly world: World) {
    const { adapter } = world
    const send = adapter.send.bind(adapter)
    adapter.send = async (post) => {
      const receipt = await send(post)
      if (post.opensThread && receipt.thread) this.#threads.set(receipt.thread, codeIn(post.opensThread.title))
      if (this.#telling && !post.threadState) this.#hear(post)
      const since = this.#shown.get(receipt.messageId)?.since ?? TIME.format(this.world.time.now())
      this.#shown.set(receipt.messageId, { post, since })
      return receipt
    }
  }

  /** Nothing is written down before `chapter`: how a shop is set up is another story. */
  #telling = false

  static async open(settings: WorldSettings): Promise<Story> {
    const world = await World.open(settings)
    onTestFinished(() => world.close())
    return new Story(world)
  }

  room(id: string, title: string): Room {
    this.#rooms.set(id, title)
    return this.world.room(id, title)
  }

  person(name: string, id: string): Person {
    this.#rooms.set(id, `${name}的私聊`)
    return this.world.person(name, id)
  }

  /** Is let in by the admin, unseen. */
  async joins(person: Person, role: string, work: Room, admin: Person): Promise<Person> {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
    return person
  }

  chapter(title: string): void {
    this.#telling = true
    this.#writeHeard()
    this.#lines.push('', `## ${title}`)
    this.#day = ''
  }

  async says(person: Person, room: Room, text: string, using: Parameters<Person['says']>[2] = {}): Promise<Message[]> {
    const files = using.files?.map(({ name }) => `［照片 ${name}］`) ?? []
    this.#write(person.name, room.id, using.thread, [text, ...files].filter((one) => one !== '').join(' '))
    return person.says(room, text, using)
  }

  async presses(person: Person, message: Message, label: string): Promise<void> {
    const [title = ''] = message.text.split('\n').filter((line) => !line.startsWith('@'))
    this.#write(person.name, message.room, message.thread, `按［${label}］（${title}）`)
    await person.presses(message, label)
  }

  /** Question after question in one message; what it shows after the last is written down. */
  async answers(person: Person, message: Message, labels: string[]): Promise<void> {
    const [title = ''] = message.text.split('\n')
    const pressed = labels.map((label) => `［${label}］`).join('')
    this.#write(person.name, message.room, message.thread, `按${pressed}（${title}）`)
    for (const [at, label] of labels.entries()) {
      this.#telling = at === labels.length - 1
      await person.presses(message, label)
    }
  }

  /** @param local "2026-11-20T17:00" */
  async turnTo(local: string): Promise<void> {
    await this.world.turnTo(local)
  }

  /** Compares with the page that is kept; with STORIES=write it is written anew. */
  async ends(name: string, title: string): Promise<void> {
    this.#writeHeard()
    const page = `# ${title}\n${this.#lines.join('\n')}\n`
    const path = `docs/stories/${name}.md`
    if (process.env.STORIES === 'write') {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, page)
    }
    expect(page).toBe(readFileSync(path, 'utf8'))
  }

  /** An edit that only takes buttons away is nothing to read; what only ends the waiting of a press has no words. */
  #hear(post: Post): void {
    const names = post.mentions.map(({ name }) => `@${name}`).join(' ')
    const words = [names, ...post.blocks.flatMap(lines)].filter((one) => one !== '')
    const before = post.edits === undefined ? undefined : this.#shown.get(post.edits)
    if (words.length === 0 || (before && onlyLosesButtons(before.post, post))) return
    const said = words.map((line) => `> ${line.replace(LINK, '（链接）')}`).join('  \n')
    const where = this.#where(post.room.id, post.thread)
    const same = before && this.#heard.find((one) => one.since && one.where === where && one.said === said)
    if (same) same.since?.push(before.since)
    else
      this.#heard.push({
        at: this.world.time.now(),
        room: [...this.#rooms.keys()].indexOf(post.room.id),
        who: `**机器人**${post.private ? '（只给本人看）' : ''}`,
        ...{ where, said },
        since: before && [before.since],
      })
  }

  #write(name: string, room: string, thread: string | undefined, said: string): void {
    this.#writeHeard()
    this.#dated(this.world.time.now())
    this.#lines.push('', `**${name}** ${this.#where(room, thread)}：${said}`)
  }

  #writeHeard(): void {
    const heard = this.#heard.sort((one, other) => one.at.getTime() - other.at.getTime() || one.room - other.room)
    this.#heard = []
    for (const { at, who, where, said, since } of heard) {
      this.#dated(at)
      this.#lines.push('', `${who}${since ? `（改 ${since.join('、')} 的消息）` : ''} ${where}\n${said}`)
    }
  }

  #where(room: string, thread: string | undefined): string {
    const title = this.#rooms.get(room) ?? room
    const topic = thread === undefined ? undefined : this.#threads.get(thread)
    const time = TIME.format(this.world.time.now())
    return `${time} ${topic === undefined ? title : `${title} › ${topic}`}`
  }

  #dated(at: Date): void {
    const day = DAY.format(at)
    if (day === this.#day) return
    this.#lines.push('', `### ${day}`)
    this.#day = day
  }
}

/** How people call a thread. */
const codeIn = (title: string): string => /[A-Z]+\d+-\d+/.exec(title)?.[0] ?? title

function onlyLosesButtons(before: Post, after: Post): boolean {
  const had = buttonsOf(before)
  return wordsOf(before) === wordsOf(after) && buttonsOf(after).every((one) => had.includes(one))
}

const wordsOf = ({ mentions, blocks }: Post): string =>
  JSON.stringify([mentions.map(({ name }) => name), blocks.filter(({ kind }) => kind !== 'choices')])
const buttonsOf = ({ blocks }: Post): string[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []))

function lines(block: Block): string[] {
  if (block.kind === 'text') return block.text.split('\n')
  if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}：${value}`)
  if (block.kind === 'list') return [block.title ?? '', ...block.items.map((item) => `· ${item}`)]
  return block.choices.length === 0 ? [] : [block.choices.map(({ label }) => `［${label}］`).join(' ')]
}
