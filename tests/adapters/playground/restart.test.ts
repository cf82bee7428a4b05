/** A kill loses nothing: all that was acknowledged is in the journal. */

import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { menuOf, noCore } from '../../support/core-side.js'
import { Inbox, newJournal, openPlayground, postOf, question } from './playground.js'

it('rooms, threads, edits, reactions, keys and the menu are there again', async () => {
  const journal = newJournal()
  const first = await openPlayground({ journal })
  const card = await first.adapter.send(postOf('card', { blocks: question, opensThread: { title: 'TS261121-01' } }))
  await first.says('wang', '收到', { thread: card.thread })
  await first.post('react', { as: 'wang', room: 'work', message: card.messageId, emoji: '✅' })
  await first.adapter.send(postOf('signed', { edits: card.messageId }))
  await first.adapter.publishCommands([menuOf('zh-CN', { help: '帮助' })])
  const before = await first.sees('wang')
  await first.close()

  const second = await openPlayground({ journal })
  expect(await second.sees('wang')).toEqual(before)
  expect(await second.adapter.send(postOf('card', { blocks: question }))).toEqual(card)
})

it('an event that was not accepted is offered again, after growing pauses, with the same id', async () => {
  const pauses: number[] = []
  const { adapter, says } = await openPlayground({ pause: async (ms) => void pauses.push(ms) })
  const inbox = new Inbox().refuse(3)
  await adapter.start(inbox.accept, noCore)
  await says('li', '第一')
  await says('li', '第二')
  const offers = await inbox.offers(5)
  expect(pauses).toEqual([500, 1000, 2000])
  expect(new Set(offers.slice(0, 4).map(({ id }) => id)).size).toBe(1)
  expect(inbox.accepted.map((event) => event.kind === 'message' && event.text)).toEqual(['第一', '第二'])
})

it('health says when events are not accepted', async () => {
  let failed = () => {}
  const failure = new Promise<void>((resolve) => {
    failed = resolve
  })
  const pause = () => {
    failed()
    return new Promise<void>(() => {})
  }
  const { adapter, says } = await openPlayground({ pause })
  expect(adapter.health().ok).toBe(false)
  const inbox = new Inbox().refuse(1)
  await adapter.start(inbox.accept, noCore)
  expect(adapter.health().ok).toBe(true)
  await says('li', '你好')
  await failure
  expect(adapter.health()).toEqual({ ok: false, detail: 'not accepted, 1 waiting, 1 lines' })
})

it('an event not accepted before a kill is offered after the restart, an accepted one is not', async () => {
  const journal = newJournal()
  const first = await openPlayground({ journal })
  const firstInbox = new Inbox()
  await first.adapter.start(firstInbox.accept, noCore)
  await first.says('li', '第一')
  await firstInbox.offers(1)
  // By the time this answers, the acceptance is written.
  await first.sees('li')
  await first.adapter.stop()
  const missed = await first.says('li', '第二')
  await first.close()

  const second = await openPlayground({ journal })
  const secondInbox = new Inbox()
  await second.adapter.start(secondInbox.accept, noCore)
  const offers = await secondInbox.offers(1)
  expect(offers.map(({ id }) => id)).toEqual([missed.event])
})

it('a last line torn in mid-write is dropped, and what follows is whole', async () => {
  const journal = newJournal()
  const first = await openPlayground({ journal })
  await first.says('li', '第一')
  await first.close()
  appendFileSync(journal, '{"kind":"said","text":"\u7b2c')

  const second = await openPlayground({ journal })
  expect((await second.sees('li')).messages).toHaveLength(1)
  await second.says('li', '第二')
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).text)).toEqual(['第一', '第二'])
})

it('a broken line in the middle is an error that names it', async () => {
  const journal = newJournal()
  appendFileSync(journal, '{"kind":"menu","menus":[]}\n{"kind"\n{"kind":"menu","menus":[]}\n')
  await expect(openPlayground({ journal })).rejects.toThrow(`${journal}: line 2 is not JSON`)
})

it('a post that the disk will not take surely did not arrive', async () => {
  const { adapter, journal, sees } = await openPlayground()
  // Root writes through permissions, so the file's place is taken by a folder.
  rmSync(journal, { force: true })
  mkdirSync(journal)
  await expect(adapter.send(postOf('card'))).rejects.toMatchObject({ kind: 'unreachable' })
  expect((await sees('li')).messages).toEqual([])
  rmSync(journal, { recursive: true })
  await adapter.send(postOf('card'))
  expect((await sees('li')).messages).toHaveLength(1)
})
