/** The playground, reached over its own HTTP endpoints, as a world for tests of the adapter. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify from 'fastify'
import { createPlaygroundAdapter } from '../../adapters/playground/index.js'
import type { Block } from '../../src/core/post.js'
import type { ContractWorld, SeenPost, Somebody } from './adapter-contract.js'

interface Message {
  id: string
  room: string
  by?: object
  only?: string
  blocks?: Block[]
  mentions: { account?: string; name: string }[]
  files?: { name: string }[]
  edited?: boolean
}

const wang = { id: 'wang', name: '王强', username: 'wang' }
const li = { id: 'li', name: '李娜' }
const room = { id: 'service', direct: false }

export async function playgroundWorld(): Promise<ContractWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))
  let page: ReturnType<typeof fastify> | undefined
  let address = ''

  function connect() {
    const made = createPlaygroundAdapter({
      journal: join(folder, 'journal.jsonl'),
      people: [wang, li].map((person) => ({ ...person, role: '客服' })),
      rooms: [{ id: room.id, title: '客服群', members: [wang.id, li.id] }],
      bot: { name: '联络' },
      time: { now: () => new Date('2026-03-12T01:00:00Z'), zone: 'Asia/Shanghai', turnTo: async () => undefined },
      words: { 'zh-CN': {} },
      locale: 'zh-CN',
      pause: async (_, signal) => void (await sleep(5, undefined, { signal }).catch(() => undefined)),
    })
    pages.push(made.page)
    return made.adapter
  }

  /** The page of the newest adapter is the one that people see. */
  const pages: ReturnType<typeof createPlaygroundAdapter>['page'][] = []
  let served = 0
  async function serve(): Promise<string> {
    const newest = pages.at(-1)
    if (served === pages.length || !newest) return address
    await page?.close()
    page = fastify()
    await page.register(newest)
    served = pages.length
    address = await page.listen({ port: 0, host: '127.0.0.1' })
    return address
  }

  async function does(path: string, body: Record<string, unknown>): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${await serve()}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }

  async function uploads(bytes: Buffer): Promise<string> {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await fetch(`${await serve()}/files`, { method: 'POST', headers, body: new Uint8Array(bytes) })
    return ((await answer.json()) as { id: string }).id
  }

  async function sees({ id }: Somebody): Promise<Message[]> {
    const answer = await fetch(`${await serve()}/state?as=${id}`)
    const { messages } = (await answer.json()) as { messages: Message[] }
    return messages.filter(({ by }) => !by)
  }

  return {
    room,
    wang,
    li,
    botName: '联络',
    connect,
    says: ({ id: as }, text, { thread, replyTo } = {}) => does('/say', { as, room: room.id, text, thread, replyTo }),
    writes: ({ id: as }, text) => does('/say', { as, room: as, text }),
    presses: async ({ id: as }, message, label) => {
      const shown = (await sees({ id: as, name: '' })).find(({ id }) => id === message)
      const choices = (shown?.blocks ?? []).flatMap((block) => (block.kind === 'choices' ? block.choices : []))
      await does('/press', { as, room: room.id, message, choice: choices.find((one) => one.label === label)?.id })
    },
    reacts: ({ id: as }, message, emoji) => does('/react', { as, room: room.id, message, emoji }),
    async sends({ id: as }, files, text = '') {
      const named = []
      for (const { bytes, ...file } of files) named.push({ ...file, id: await uploads(bytes) })
      await does('/say', { as, room: room.id, text, files: named })
    },
    async losesFiles() {
      rmSync(join(folder, 'playground-files'), { recursive: true })
    },
    async isOpen(thread) {
      const answer = await fetch(`${await serve()}/state`)
      const { threads } = (await answer.json()) as { threads: { id: string; closed?: boolean }[] }
      return !threads.find(({ id }) => id === thread)?.closed
    },
    posts: async () => (await sees(wang)).filter((one) => one.room === room.id && !one.only).map(toSeen),
    privately: async (person) =>
      (await sees(person))
        .filter((one) => one.room === person.id || one.only === person.id)
        .map((one) => toSeen(one).text),
    async until(condition) {
      while (!condition()) await sleep(2)
    },
    async close() {
      await page?.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function toSeen({ id, blocks = [], mentions, files = [], edited }: Message): SeenPost {
  return {
    id,
    text: blocks.flatMap(linesOf).join('\n'),
    buttons: blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : [])),
    pings: mentions.flatMap(({ account, name }) => (account === undefined ? [] : [name])),
    files: files.map(({ name }) => name),
    edited: edited ?? false,
  }
}

function linesOf(block: Block): string[] {
  if (block.kind === 'text') return [block.text]
  if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label} ${value}`)
  return block.kind === 'list' ? [block.title ?? '', ...block.items] : []
}
