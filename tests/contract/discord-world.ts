/** The strict local Discord as a world for tests of the adapter. */
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import type { DiscordSettings } from '../../adapters/discord/settings.js'
import type { ContractWorld, SeenPost, Somebody } from './adapter-contract.js'
import { type Channel, type DiscordServer, type Person, type Shown, startDiscordServer } from './discord-server.js'

import { LogLines, waitUntil } from './telegram-world.js'

export { LogLines, waitUntil }

export function settingsFor(server: DiscordServer, more: Partial<DiscordSettings> = {}): DiscordSettings {
  return {
    token: server.token,
    guildId: server.guild.id,
    apiRoot: server.url,
    log: new LogLines(),
    now: () => new Date('2026-03-12T01:00:00Z'),
    pauses: { firstMs: 5, longestMs: 40 },
    ...more,
  }
}

export async function discordWorld(): Promise<ContractWorld> {
  const server = await startDiscordServer({ limits: false })
  const work = server.channel({ name: '客服群' })
  const people = [server.person({ name: '王强', username: 'wangqiang' }), server.person({ name: '李娜' })]
  const [wang, li] = people.map(({ id, name, member }) => ({ id, name, username: member.user.username }))
  if (!wang || !li) throw new Error('nobody is there')
  const who = ({ id }: Somebody): Person => {
    const person = people.find((one) => one.id === id)
    if (!person) throw new Error('nobody has that id')
    return person
  }
  const channels = (): Channel[] => [work, ...server.threads(work)]
  const find = (id: string): Shown => {
    const shown = channels().flatMap((channel) => server.messages(channel).filter((one) => one.id === id))[0]
    if (!shown) throw new Error('nobody sees that message')
    return shown
  }
  return {
    room: { id: work.id, direct: false },
    wang,
    li,
    botName: 'lianluo',
    connect: () => createDiscordAdapter(settingsFor(server)).adapter,
    async says(person, text, { thread, replyTo, mentions = [] } = {}) {
      const where = channels().find(({ id }) => id === (thread ?? work.id))
      if (!where) throw new Error('there is no such thread')
      await who(person).says(where, text, {
        mentions: mentions.map(who),
        ...(replyTo === undefined ? {} : { replyTo }),
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
    async sends(person, files, text = '') {
      const given = files.map(({ name, type, bytes }) => ({ name, type, content: bytes }))
      await who(person).says(work, text, { files: given })
    },
    async losesFiles() {
      for (const shown of server.messages(work)) if (shown.attachments.length > 0) server.deleteMessage(shown)
    },
    async isOpen(thread) {
      const found = server.threads(work).find(({ id }) => id === thread)
      return found && !found.archived
    },
    forgetsKeys: () => server.forgetNonces(),
    async twice(does) {
      server.repeatEvents(1)
      await does()
    },
    forms: {
      async chooses(person, command, filled) {
        await who(person).types(command, filled, work)
      },
      async fillsIn(person, command, entered) {
        const chosen = await who(person).types(command, {}, work)
        await server.until(() => chosen.modal !== undefined)
        await who(person).submits(chosen, entered)
      },
      async pressesAndFillsIn(person, messageId, label, entered) {
        const pressed = await who(person).presses(find(messageId), label)
        await server.until(() => pressed.modal !== undefined)
        await who(person).submits(pressed, entered)
      },
    },
    posts: async () => channels().flatMap((channel) => server.posts(channel).map(toSeen)),
    privately: async (person) => server.privately(who(person)),
    until: waitUntil,
    close: () => server.close(),
  }
}

function toSeen({ id, text, buttons, pings, attachments, edited }: Shown): SeenPost {
  return { id, text, buttons, pings, files: attachments.map(({ name }) => name), edited }
}
