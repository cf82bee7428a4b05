/** The week on Discord. */
import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { show } from '../contract/discord/show.js'
import { directLine, publicMessages, threadsOf } from '../contract/discord/store.js'
import { type Channel, type Person, startDiscordServer } from '../contract/discord-server.js'
import { known, type Way } from './way.js'

/** So many turns of the loop, and what was written to a socket of this machine has been read. */
const TURNS = 12

export async function onDiscord(now: () => number): Promise<Way> {
  const server = await startDiscordServer({ now, limits: false })
  const people = new Map<string, Person>()
  const channels = new Map<string, Channel>()
  function messages(place: string, last?: number) {
    const channel = channels.get(place)
    const all = channel
      ? [channel, ...threadsOf(server.world, channel)]
      : [directLine(server.world, known(people, place).member)]
    return all
      .flatMap((one) => publicMessages({ ...one, messages: one.messages.slice(-(last ?? one.messages.length)) }))
      .filter(({ author, loading, type }) => author.bot && !loading && type !== 21)
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  }
  return {
    site: (admin) => ({
      ...{ platform: 'discord', token: server.token, apiRoot: server.url },
      admin: known(people, admin).id,
    }),
    person: (name) => people.set(name, server.person({ name })),
    group: (title) => channels.set(title, server.channel({ name: title })),
    async says(name, place, text) {
      const [person, channel] = [known(people, name), channels.get(place)]
      await (channel ? person.says(channel, text) : person.writes(text))
    },
    sends: (name, { name: file, bytes }) =>
      known(people, name).writes('', { files: [{ name: file, content: bytes, type: 'text/csv' }] }),
    presses(name, place, seen, label) {
      const message = messages(place).find(({ id }) => id === seen.id)
      if (!message) throw new Error(`message ${seen.id} is gone`)
      const [person, shown] = [known(people, name), show(server.world, message)]
      return shown.buttons.includes(label) ? person.presses(shown, label) : person.selects(shown, label)
    },
    seen: (place, last) =>
      messages(place, last)
        .map((message) => show(server.world, message))
        .map(({ id, text, buttons, selects, pings }) => ({
          ...{ id, text, pings },
          choices: [...buttons, ...selects.flatMap(({ options }) => options)],
        })),
    async heard() {
      await server.until(() => server.connected, 20_000)
      await server.gateway.read()
      for (let turns = 0; turns < TURNS; turns += 1) await turnOfLoop()
    },
    traffic: () => server.calls.length + server.gateway.identifies,
    close: () => server.close(),
  }
}
