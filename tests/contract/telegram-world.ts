/** The strict local Telegram as a world for tests of the adapter. */
import { vi } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import type { TelegramSettings } from '../../adapters/telegram/settings.js'
import type { Log } from '../../src/core/log.js'
import type { ContractWorld, SeenPost, Somebody } from './adapter-contract.js'
import { type Person, type Shown, startTelegramServer, type TelegramServer } from './telegram-server.js'

/** Every line that was logged, as text, to look for secrets in. */
export class LogLines implements Log {
  readonly lines: string[] = []
  readonly debug = (object: object, message: string) => this.#add('debug', object, message)
  readonly info = (object: object, message: string) => this.#add('info', object, message)
  readonly warn = (object: object, message: string) => this.#add('warn', object, message)
  readonly error = (object: object, message: string) => this.#add('error', object, message)

  #add(level: string, object: object, message: string): void {
    this.lines.push(`${level} ${message} ${JSON.stringify(object)}`)
  }
}

export function settingsFor(server: TelegramServer, more: Partial<TelegramSettings> = {}): TelegramSettings {
  return {
    token: server.token,
    apiRoot: server.url,
    log: new LogLines(),
    now: () => new Date('2026-03-12T01:00:00Z'),
    pauses: { firstMs: 5, longestMs: 40 },
    ...more,
  }
}

/** For what becomes so inside the adapter, of which the server learns nothing. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { interval: 5, timeout: 4000 })
}

/** @param forum the group has topics */
export async function telegramWorld(forum: boolean): Promise<ContractWorld> {
  const server = await startTelegramServer()
  const group = server.group({ title: '客服群', forum })
  const people = [server.person({ name: '王强', username: 'wangqiang' }), server.person({ name: '李娜' })]
  const [wang, li] = people.map(({ user, id, name }) => ({ id: String(id), name, username: user.username }))
  if (!wang || !li) throw new Error('nobody is there')
  const who = ({ id }: Somebody): Person => {
    const person = people.find((one) => String(one.id) === id)
    if (!person) throw new Error('nobody has that id')
    return person
  }
  const find = (id: string): Shown => {
    const shown = server.messages(group).find((one) => String(one.id) === id)
    if (!shown) throw new Error('nobody sees that message')
    return shown
  }
  return {
    room: { id: String(group.id), direct: false },
    wang,
    li,
    botName: server.username,
    connect: () => createTelegramAdapter(settingsFor(server)).adapter,
    async says(person, text, { thread, replyTo, mentions = [] } = {}) {
      await who(person).says(group, text, {
        mentions: mentions.map(who),
        ...(replyTo === undefined ? {} : { replyTo: Number(replyTo) }),
        ...(thread?.startsWith('t') ? { topic: Number(thread.slice(1)) } : {}),
      })
    },
    async writes(person, text) {
      await who(person).writes(text)
    },
    async presses(person, messageId, label) {
      await who(person).presses(find(messageId), label)
    },
    async reacts(person, messageId, emoji) {
      await who(person).reacts(find(messageId), emoji)
    },
    async sends(person, files, text) {
      await who(person).sends(
        group,
        files.map((file) => ({ ...file, photo: file.type === 'image/jpeg' })),
        text,
      )
    },
    async losesFiles() {
      server.world.files.clear()
    },
    isOpen: async (thread) => {
      const topic = server.topics(group).find((one) => one.thread === thread)
      return topic && !topic.closed
    },
    async twice(does) {
      await does()
      server.deliverAgain()
    },
    posts: async () => server.posts(group).map(toSeen),
    privately: async (person) => [
      ...server.posts(who(person)).map(({ text }) => text),
      ...server.answers.filter((answer) => answer.person === person.name).map(({ text }) => text),
    ],
    until: waitUntil,
    close: () => server.close(),
  }
}

function toSeen({ id, text, buttons, pings, files, edited }: Shown): SeenPost {
  return { id: String(id), text, buttons, pings, files, edited }
}
