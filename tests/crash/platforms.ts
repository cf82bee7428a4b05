/** What dying at every step needs to know of each platform: how it is opened, when it is quiet, and what people read there. */
import { vi } from 'vitest'
import type { WecomGroup } from '../contract/wecom-server.js'
import { type Dealer as OnDiscord, openDealer as openDiscord } from '../discord/dealer.js'
import { type Dealer as OnTelegram, openDealer as openTelegram } from '../telegram/dealer.js'
import { type Dealer as OnWecom, openDealer as openWecom, type Setup } from '../wecom/dealer.js'
import type { Site } from './bot.js'

export type { OnDiscord, OnTelegram, OnWecom }

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
  site(dealer: Dealer): Site
  /** Told, stored, handled and answered. */
  settled(dealer: Dealer, bot: Watched): Promise<void>
  /** Remembers where we are; the answer tells the bot once more what it was told since, as the platform would, or the people by acting again. */
  listen(dealer: Dealer, rows: Rows, again: () => Promise<unknown>): () => unknown
  /** The bot's posts in each group, by the group's id. */
  posts(dealer: Dealer): Map<string, string[]>
  /** A post in doubt is sent again, marked; `perhaps`: but for cards, whose id is taken once. */
  repeats: boolean | 'perhaps'
  /** After so long no limit of the platform's is in the way any more. */
  pauseMs: number
}

const HANDLED = `SELECT "externalId" AS "id" FROM "Event" WHERE "state" = 'handled'`
/** How many events are done with. */
export const handled = (rows: Rows): number => rows(HANDLED).length
const UNSENT = `SELECT "id" FROM "Post" WHERE "state" IN ('waiting', 'sending')`

export const telegram: Platform<OnTelegram> = {
  open: () => openTelegram(),
  site: ({ server }) => ({ platform: 'telegram', token: server.token, apiRoot: server.url, admin: 1001 }),
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
  site: ({ server, admin }) => ({ platform: 'discord', token: server.token, apiRoot: server.url, admin: admin.id }),
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

/** @param setup whether the groups have robots, and whether there is a custom app */
export const wecom = (setup: Setup): Platform<OnWecom> => ({
  open: () => openWecom(setup),
  site({ server, admin }) {
    const { corpId, agentId, secret } = server.app
    const app = setup.app ? { corpId, agentId, secret } : undefined
    // Whoever begins again knows no token, and has to ask for it.
    server.http.tokens.forgive()
    return {
      platform: 'wecom',
      token: server.bot.secret,
      apiRoot: server.apiRoot,
      admin: admin.userid,
      wecom: { botId: server.bot.id, botName: server.bot.name, wsUrl: server.wsUrl, app },
    }
  },
  async settled({ server }, { rows, idle, wait }) {
    await server.until(() => server.connections() === 1, 15_000)
    let before = ''
    /** Nothing waits, and a whole round changed nothing any more. */
    async function isQuiet(): Promise<boolean> {
      await idle()
      const unsent = rows(UNSENT).length
      const now = `${handled(rows)} ${unsent} ${server.calls.length}`
      const isSame = now === before
      before = now
      if (unsent > 0 && isSame) await wait()
      return isSame && unsent === 0
    }
    await vi.waitUntil(isQuiet, { timeout: 15_000, interval: 40 })
  },
  /** WeCom tells everything once. Whoever gets no answer says it once more. */
  listen(_, rows, again) {
    const before = handled(rows)
    return async () => {
      if (handled(rows) === before) await again()
    }
  },
  /** What stands in a complaint's own group counts to the work group, as the core has it. */
  posts({ server, work }) {
    const texts = (place: WecomGroup) => {
      const beside = place === work ? server.appGroups() : []
      const all = [place, ...beside].flatMap((one) =>
        server.posts(one).map(({ id, text }) => ({ id: Number(id.slice(1)), text: `${one.chatid}\n${text}` })),
      )
      return all.toSorted((a, b) => a.id - b.id).map(({ text }) => text)
    }
    return new Map(server.world.groups.map((group) => [group.chatid, texts(group)]))
  },
  repeats: 'perhaps',
  /** Not much longer: fifteen minutes after the first complaint its department would be reminded. */
  pauseMs: 10_000,
})
