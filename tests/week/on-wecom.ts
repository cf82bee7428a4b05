/** The week on WeCom, with the connection only: no robot, no app. */
import { setTimeout as sleep } from 'node:timers/promises'
import { show } from '../contract/wecom/show.js'
import { startWecomServer, type WecomGroup, type WecomPerson } from '../contract/wecom-server.js'
import { known, type Way } from './way.js'

/** Nothing came over a socket of this machine for so long: all that was said has been read. */
const QUIET_MS = 8

export async function onWecom(now: () => number): Promise<Way> {
  const server = await startWecomServer({ now, limits: false })
  const people = new Map<string, WecomPerson>()
  const groups = new Map<string, WecomGroup>()
  const where = (place: string): WecomGroup | WecomPerson => groups.get(place) ?? known(people, place)
  /** A card stands there for everybody, and perhaps otherwise for whoever pressed it: the latter counts. */
  const shown = (place: string, last: number) =>
    where(place)
      .board.slice(-last)
      .flatMap((stored) => show(server.world, stored).slice(-1))
  return {
    site: (admin) => ({
      ...{ platform: 'wecom', token: server.bot.secret, apiRoot: server.apiRoot },
      admin: known(people, admin).userid,
      wecom: { botId: server.bot.id, botName: server.bot.name, wsUrl: server.wsUrl },
    }),
    person: (name) => people.set(name, server.person({ name })),
    group: (name, members) =>
      groups.set(name, server.group({ name, members: members.map((one) => known(people, one)) })),
    async says(name, place, text) {
      const [person, group] = [known(people, name), groups.get(place)]
      const told = await (group ? person.says(group, text) : person.writes(text))
      if (!told) throw new Error(`nobody heard “${text}”`)
    },
    sends: (name, { name: file, bytes }) => known(people, name).sends({ name: file, bytes, type: 'text/csv' }),
    async presses(name, place, seen, label) {
      const message = shown(place, Number.POSITIVE_INFINITY).find(({ id }) => id === seen.id)
      if (!message) throw new Error(`message ${seen.id} is gone`)
      await known(people, name).presses(where(place), message, label)
    },
    seen: (place, last) =>
      shown(place, last).map(({ id, text, buttons, pings }) => ({ id, text, choices: buttons, pings })),
    async heard() {
      await server.until(() => server.connections() === 1, 20_000)
      await sleep(QUIET_MS)
    },
    traffic: () => server.calls.length + server.subscriptions,
    close: () => server.close(),
  }
}
