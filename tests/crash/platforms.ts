/** What dying at every step needs to know of each platform: how it is opened, when it is quiet, and what people read there. */
import { vi } from 'vitest'
import { type Dealer as OnDiscord, openDealer as openDiscord } from '../discord/dealer.js'
import { type Dealer as OnTelegram, openDealer as openTelegram } from '../telegram/dealer.js'
import type { Start } from './bot.js'

export type { OnDiscord, OnTelegram }

/** The parts of a stage that both have. */
export interface Played {
  folder: string
  time: { now(): Date; set(instant: Date): void }
  stop(): Promise<void>
  close(): Promise<void>
}

export type Rows = <Row>(query: string, ...values: unknown[]) => Row[]

/** A process as one sees it from outside. */
export interface Watched {
  /** Reads its database. */
  rows: Rows
  idle(): Promise<void>
  /** So long that no limit is in its way passes for it. */
  wait(): Promise<void>
}

export interface Platform<Dealer extends Played> {
  open(): Promise<Dealer>
  start(dealer: Dealer): Pick<Start, 'platform' | 'token' | 'apiRoot' | 'admin'>
  /** Told, stored, handled and answered. */
  settled(dealer: Dealer, bot: Watched): Promise<void>
  /** Remembers where we are; the answer tells the bot once more what it was told since. */
  listen(dealer: Dealer): () => void
  /** The bot's posts in each group, by the group's id. */
  posts(dealer: Dealer): Map<string, string[]>
  /** A post in doubt is sent again, marked. */
  repeats: boolean
  /** After so long no limit of the platform's is in the way any more. */
  pauseMs: number
}

const HANDLED = `SELECT "externalId" AS "id" FROM "Event" WHERE "state" = 'handled'`
const UNSENT = `SELECT "id" FROM "Post" WHERE "state" IN ('waiting', 'sending')`

export const telegram: Platform<OnTelegram> = {
  open: () => openTelegram(),
  start: ({ server }) => ({ platform: 'telegram', token: server.token, apiRoot: server.url, admin: 1001 }),
  async settled({ server }, { idle }) {
    await server.until(() => server.polled && server.unconfirmed.length === 0, 15_000)
    await idle()
  },
  listen({ server }) {
    const told = server.updates.length
    return () => {
      for (const update of server.updates.slice(told)) server.deliverAgain(update)
    }
  },
  posts({ server }) {
    const groups = [...server.world.chats.values()].filter(({ id }) => id < 0)
    return new Map(groups.map((chat) => [String(chat.id), server.posts({ id: chat.id, chat }).map(({ text }) => text)]))
  },
  repeats: true,
  pauseMs: 20_000,
}

export const discord: Platform<OnDiscord> = {
  async open() {
    const dealer = await openDiscord()
    // From what it heard last the bot knows where to begin after a start.
    await dealer.says(dealer.li, dealer.work, '/排班 明天')
    return dealer
  },
  start: ({ server, admin }) => ({ platform: 'discord', token: server.token, apiRoot: server.url, admin: admin.id }),
  async settled({ server }, { rows, idle, wait }) {
    await server.until(() => server.connected, 15_000)
    await server.gateway.read()
    const said = [...server.world.channels.values()].flatMap(({ messages }) =>
      messages.filter(({ author, type }) => !author.bot && type === 0),
    )
    async function isQuiet(): Promise<boolean> {
      const handled = new Set(rows<{ id: string }>(HANDLED).map(({ id }) => id))
      const unsent = rows(UNSENT)
      if (unsent.length > 0) await wait()
      return unsent.length === 0 && said.every(({ id }) => handled.has(id))
    }
    await vi.waitUntil(isQuiet, { timeout: 15_000, interval: 50 })
    await idle()
  },
  /** Discord tells an event twice, but never after a new start: from there the bot has to find it by itself. */
  listen({ server }) {
    server.repeatEvents(1)
    return () => server.repeatEvents(0)
  },
  posts({ server }) {
    const channels = [...server.world.channels.values()].filter(({ kind }) => kind === 'text')
    const texts = (channel: (typeof channels)[number]) => server.posts(channel).map(({ text }) => text)
    return new Map(
      channels.map((channel) => [channel.id, [...texts(channel), ...server.threads(channel).flatMap(texts)]]),
    )
  },
  repeats: false,
  pauseMs: 1500,
}
