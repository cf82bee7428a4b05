/** A playground on a real socket, with three people, a scripted inbox and a clock that stands still. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { onTestFinished } from 'vitest'
import { createPlaygroundAdapter, type PlaygroundSettings } from '../../../adapters/playground/index.js'
import type { ChatEvent } from '../../../src/core/event.js'
import type { Block, Post } from '../../../src/core/post.js'

export const work = { id: 'work', direct: false }

/** A journal's path that goes away with the test. */
export function newJournal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'journal.jsonl')
}

/** Collects what it accepts; `refuse` makes the next offers fail. */
export class Inbox {
  readonly offered: ChatEvent[] = []
  readonly accepted: ChatEvent[] = []
  #refusals = 0
  #waiting: { count: number; resolve: () => void }[] = []

  refuse(times: number): this {
    this.#refusals = times
    return this
  }

  accept = async (event: ChatEvent): Promise<void> => {
    this.offered.push(event)
    this.#wake()
    if (this.#refusals-- > 0) throw new Error('the store is away')
    this.accepted.push(event)
  }

  /** Resolves to all offers once there are so many. */
  async offers(count: number): Promise<ChatEvent[]> {
    if (this.offered.length < count) await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }))
    return this.offered
  }

  #wake(): void {
    for (const { count, resolve } of this.#waiting) if (this.offered.length >= count) resolve()
  }
}

type Given = Partial<PlaygroundSettings>

export async function openPlayground(given: Given = {}) {
  let now = new Date('2026-11-21T02:24:00Z')
  const turns: Date[] = []
  const settings: PlaygroundSettings = {
    journal: newJournal(),
    people: [
      { id: 'li', name: '李四', role: '客服专员' },
      { id: 'wang', name: '王强', role: '工程部联络人' },
      { id: 'chen', name: '陈师傅', role: '安装师傅' },
    ],
    rooms: [
      { id: 'work', title: '岩板一店', members: ['li', 'wang'] },
      { id: 'warehouse', title: '仓库', members: ['li'] },
    ],
    bot: { name: '联络' },
    time: {
      now: () => now,
      zone: 'Asia/Shanghai',
      turnTo: async (instant) => {
        turns.push(instant)
        now = instant
      },
    },
    words: { 'zh-CN': { title: '联络试用场 <b>' } },
    locale: 'zh-CN',
    pause: async () => {},
    ...given,
  }
  const { adapter, page } = createPlaygroundAdapter(settings)
  const app = fastify()
  await app.register(page, { prefix: '/playground' })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `${origin}/playground`
  const close = async () => {
    await adapter.stop()
    await app.close()
  }
  onTestFinished(close)
  return { adapter, url, origin, turns, close, journal: settings.journal, ...calls(url) }
}

function calls(url: string) {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    const response = await fetch(`${url}/${path}`, init)
    const answer = (await response.json()) as Answer
    return { ...answer, status: response.status }
  }
  return {
    post,
    says: (as: string, text: string, more: object = {}) => post('say', { as, room: 'work', text, ...more }),
    /** What this person sees. */
    sees: async (as: string) => (await fetch(`${url}/state?as=${as}`)).json() as Promise<State>,
  }
}

/** Of each kind of call only its own fields are there. */
interface Answer {
  event?: string
  message?: string
  gesture?: string
  refused?: string
}

export interface State {
  seq: number
  rooms: { id: string; title: string }[]
  threads: { id: string; title: string; room: string; message: string }[]
  messages: Record<string, unknown>[]
  menu: { name: string }[]
  clock: { now: string; turning: boolean }
}

/** A post to the work room; `key` tells it from others. */
export function postOf(key: string, given: Partial<Post> = {}): Post {
  return { key, room: work, mentions: [], blocks: text(key), ...given }
}

export const text = (line: string): Block[] => [{ kind: 'text', text: line }]

export const question: Block[] = [
  { kind: 'text', text: '请知晓' },
  { kind: 'choices', choices: [{ id: 'ack', label: '知晓' }] },
]
