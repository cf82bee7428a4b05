/** The week on Telegram. */
import { show } from '../contract/telegram/script.js'
import { type Group, type Person, startTelegramServer } from '../contract/telegram-server.js'
import { known, type Way } from './way.js'

export async function onTelegram(now: () => number): Promise<Way> {
  const server = await startTelegramServer({ now })
  const people = new Map<string, Person>()
  const groups = new Map<string, Group>()
  const messages = (place: string) =>
    (server.world.chats.get((groups.get(place) ?? known(people, place)).id)?.messages ?? []).filter(
      ({ from, deleted, service }) => from.is_bot && !deleted && !service,
    )
  return {
    site: (admin) => ({
      ...{ platform: 'telegram', token: server.token, apiRoot: server.url },
      admin: known(people, admin).id,
    }),
    person: (name) => people.set(name, server.person({ name })),
    group: (title) => groups.set(title, server.group({ title })),
    async says(name, place, text) {
      const [person, group] = [known(people, name), groups.get(place)]
      await (group ? person.says(group, text) : person.writes(text))
    },
    sends: (name, { name: file, bytes }) => known(people, name).sends('bot', [{ name: file, bytes, type: 'text/csv' }]),
    async presses(name, place, seen, label) {
      const message = messages(place).find(({ id }) => `${id}` === seen.id)
      if (!message) throw new Error(`message ${seen.id} is gone`)
      await known(people, name).presses(show(server.world, message), label)
    },
    seen: (place, last) =>
      messages(place)
        .slice(-last)
        .map((message) => show(server.world, message))
        .map(({ id, text, buttons, pings }) => ({ id: `${id}`, text, choices: buttons, pings })),
    heard: () => server.until(() => server.polled && server.unconfirmed.length === 0, 20_000),
    traffic: () => server.calls.length,
    close: () => server.close(),
  }
}
