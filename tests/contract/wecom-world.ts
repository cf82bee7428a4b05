/** The strict local WeCom as a world for tests of the adapter. */
import { createWecomAdapter } from '../../adapters/wecom/index.js'
import type { WecomSettings } from '../../adapters/wecom/settings.js'
import type { Adapter } from '../../src/core/adapter.js'
import type { ContractWorld, SeenPost, Somebody } from './adapter-contract.js'
import { LogLines, waitUntil } from './telegram-world.js'
import { type Shown, startWecomServer, type WecomPerson, type WecomServer } from './wecom-server.js'

export { LogLines, waitUntil }

export function settingsFor(server: WecomServer, more: Partial<WecomSettings> = {}): WecomSettings {
  return {
    botId: server.bot.id,
    secret: server.bot.secret,
    botName: server.bot.name,
    wsUrl: server.wsUrl,
    apiRoot: server.apiRoot,
    webhooks: new Map(),
    log: new LogLines(),
    now: () => new Date('2026-03-12T01:00:00Z'),
    pauses: { firstMs: 5, longestMs: 40 },
    ...more,
  }
}

/** @param hasApp there is a custom app besides, so that threads are groups of their own */
export async function wecomWorld(hasApp: boolean): Promise<ContractWorld> {
  let starts = 0
  // A process that begins again asks for a new token: not in the same moment.
  const now = () => Date.parse('2026-03-12T01:00:00Z') + starts * 60_000
  const server = await startWecomServer({ limits: false, app: hasApp, now })
  // WeCom tells no names: people are called what their ids are.
  const people = ['wangqiang', 'lina'].map((name) => server.person({ name, userid: name }))
  const [wang, li] = people.map(({ userid, name }) => ({ id: userid, name }))
  const [first] = people
  if (!wang || !li || !first) throw new Error('nobody is there')
  const group = server.group({ name: '客服群', members: people, webhook: true })
  // Before that the bot may say nothing there.
  await first.says(group, '在吗')
  const who = ({ id }: Somebody): WecomPerson => {
    const person = people.find(({ userid }) => userid === id)
    if (!person) throw new Error('nobody has that id')
    return person
  }
  const posts = () => [group, ...server.appGroups()].flatMap((place) => server.posts(place))
  const find = (id: string): Shown => {
    const shown = posts().find((one) => idOf(one) === id)
    if (!shown) throw new Error('nobody sees that message')
    return shown
  }
  let adapter: Adapter
  /** What stood where, for those who quote it. */
  const said = new Map<string, Shown>()
  /** Nobody is told what happens while the bot is away. */
  const heard = () => waitUntil(() => adapter.health().ok)

  return {
    room: { id: group.chatid, direct: false, webhook: group.webhookKey },
    wang,
    li,
    botName: server.bot.name,
    tellsOnce: true,
    tellsNoMentions: true,
    quotes: true,
    nothingPrivate: true,
    filesBelow: true,
    connect() {
      starts += 1
      const app = hasApp ? { ...server.app, callback: undefined } : undefined
      const made = createWecomAdapter(settingsFor(server, { app, now: () => new Date(now()) })).adapter
      const send: Adapter['send'] = async (post) => {
        const receipt = await made.send(post)
        const shown = posts().at(-1)
        if (shown) said.set(receipt.messageId, shown)
        return receipt
      }
      adapter = { ...made, send }
      return adapter
    },
    async says(person, text, { replyTo = '' } = {}) {
      await heard()
      const quote = said.get(replyTo)
      const mention = `@${server.bot.name} `
      await who(person).says(group, text.startsWith(mention) ? text.slice(mention.length) : text, { quote })
    },
    async writes(person, text) {
      await heard()
      await who(person).writes(text)
    },
    async presses(person, messageId, label) {
      await who(person).presses(group, find(messageId), label)
    },
    async reacts() {
      throw new Error('there are no reactions')
    },
    async sends(person, files, text = '') {
      const pictures = files.filter(({ type }) => type === 'image/jpeg')
      if (pictures.length > 0) await who(person).says(group, text, { pictures })
      // A group's documents do not reach the bot.
      else await who(person).sends(files)
    },
    async losesFiles() {
      server.world.media.clear()
    },
    isOpen: async () => undefined,
    async twice(does) {
      server.tellTwice(1)
      await does()
    },
    posts: async () => posts().map(toSeen),
    privately: async (person) => server.posts(who(person)).map(({ text }) => text),
    until: waitUntil,
    async close() {
      await server.close()
      if (server.complaints.length > 0) throw new Error(server.complaints.join('\n'))
    },
  }
}

/** WeCom numbers nothing but cards. */
const idOf = ({ card, id }: Shown): string => card?.taskId ?? id

/** Signs that would mean something stand in full width: to a reader they are the same. */
const asTyped = (text: string): string =>
  text.replaceAll(/[＼＊＿～｀［］＜]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

function toSeen(shown: Shown): SeenPost {
  const { text, buttons, pings, files, edited } = shown
  return { id: idOf(shown), text: asTyped(text), buttons, pings, files: files.map(({ name }) => name), edited }
}
