/** How the bot stands in its groups: what it cannot hear or do there is noticed, explained, and forgotten when it is put right. */

import { expect, it, onTestFinished } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { noCore } from '../support/core-side.js'
import { Inbox } from './inbox.js'
import type { Chat } from './telegram/world.js'
import { startTelegramServer } from './telegram-server.js'
import { LogLines, settingsFor, waitUntil } from './telegram-world.js'

/** The groups 一群, 二群 … as they are when the bot starts; a brand works in all of them, unless told otherwise. */
async function standing(groups: Partial<Chat>[], { readsAll = false, bound = groups.length } = {}) {
  const server = await startTelegramServer()
  server.world.readsAll = readsAll
  const all = groups.map((chat, index) => server.group({ title: `${'一二三四五'[index]}群`, ...chat }))
  const rooms = all.slice(0, bound).map(({ id }) => String(id))
  const troubles: string[] = []
  const core = {
    ...noCore,
    rooms: async () => rooms,
    trouble: (code: string, { room }: Record<string, string>) => void troubles.push(`${code} ${room}`),
  }
  const log = new LogLines()
  const { adapter } = createTelegramAdapter(settingsFor(server, { log }))
  const inbox = new Inbox()
  onTestFinished(async () => {
    await adapter.stop()
    await server.close()
  })
  await adapter.start(inbox.accept, core)
  await waitUntil(() => adapter.health().ok)
  const looks = () => server.calls.filter(({ method }) => method === 'getChatMember').length
  return { server, groups: all, rooms, troubles, adapter, log, looks, zhou: server.person({ name: '周敏' }) }
}

it('says nothing where the bot is an admin', async () => {
  const { looks, troubles, adapter } = await standing([{}, { forum: true }])
  await waitUntil(() => looks() === 2)
  expect(troubles).toEqual([])
  expect(adapter.health().detail).not.toContain('privacy')
})

it('explains what privacy mode hides, in health and to the admins, and is well all the same', async () => {
  const { looks, troubles, adapter, log } = await standing([{ bot: 'member' }, {}, { bot: 'member' }])
  await waitUntil(() => looks() === 3 && troubles.length === 2)
  expect(troubles).toEqual(['telegramPrivacy 一群', 'telegramPrivacy 三群'])
  expect(adapter.health().ok).toBe(true)
  expect(adapter.health().detail).toContain('privacy mode is on and the bot is no admin in 一群, 三群')
  expect(log.lines.filter((line) => line.startsWith('warn')).join()).toContain('privacy mode')
})

it('without privacy mode only reactions are missed', async () => {
  const { troubles, adapter } = await standing([{ bot: 'member' }], { readsAll: true })
  await waitUntil(() => troubles.length === 1)
  expect(troubles).toEqual(['telegramReactions 一群'])
  expect(adapter.health().detail).not.toContain('privacy')
})

it('misses the right to manage topics only in a forum', async () => {
  const { looks, troubles } = await standing([{ managesTopics: false }, { forum: true, managesTopics: false }])
  await waitUntil(() => looks() === 2 && troubles.length > 0)
  expect(troubles).toEqual(['telegramTopics 二群'])
})

it('follows what admins change', async () => {
  const { groups, troubles, adapter, looks, zhou } = await standing([{}])
  const [group] = groups
  if (!group) throw new Error('no group')
  await waitUntil(() => looks() === 1)
  await zhou.makesBot(group, 'member')
  await waitUntil(() => adapter.health().detail.includes('privacy mode'))
  expect(troubles).toEqual(['telegramPrivacy 一群'])
  await zhou.makesBot(group, 'administrator')
  await waitUntil(() => !adapter.health().detail.includes('privacy mode'))
  expect(troubles).toHaveLength(1)
})

it('minds only groups in which a brand works; one that is bound later is looked at when something is said there', async () => {
  const { server, groups, rooms, troubles, adapter, looks, zhou } = await standing([{}, { bot: 'member' }], {
    bound: 1,
  })
  const [, stranger] = groups
  if (!stranger) throw new Error('no group')
  const hello = (key: string) =>
    adapter.send({
      key,
      room: { id: String(stranger.id), direct: false },
      mentions: [],
      blocks: [{ kind: 'text', text: '好' }],
    })
  await zhou.makesBot(stranger, 'left')
  await zhou.makesBot(stranger, 'member')
  // At the start, and at each change; what follows from the last one is over when the next post has its answer.
  await waitUntil(() => server.calls.filter(({ method }) => method === 'getMe').length === 3)
  await hello('one')
  await waitUntil(() => looks() === 1 && server.unconfirmed.length === 0)
  expect(troubles).toEqual([])
  rooms.push(String(stranger.id))
  await hello('two')
  await waitUntil(() => troubles.length === 1)
  await hello('three')
  await hello('four')
  expect(troubles).toEqual(['telegramPrivacy 二群'])
  expect(looks()).toBe(2)
})

it('goes on when one group is gone, and waits when it is asked to', async () => {
  const { server, troubles, looks, adapter, groups } = await standing([{ bot: 'kicked' }, { bot: 'member' }, {}])
  await waitUntil(() => looks() === 2)
  expect(troubles).toEqual(['telegramPrivacy 二群'])
  server.next('getChat', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })
  await adapter
    .send({
      key: 'x',
      room: { id: String(groups[0]?.id), direct: false },
      mentions: [],
      blocks: [{ kind: 'text', text: 'x' }],
    })
    .catch(() => undefined)
  expect(adapter.health().ok).toBe(true)
})
