/** Files on the playground's page, and threads that look closed: over HTTP, and after a restart. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { MessageEvent } from '../../../src/core/event.js'
import { noCore } from '../../support/core-side.js'
import { Inbox, newJournal, openPlayground, postOf } from './playground.js'

const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')

async function upload(url: string, bytes: Buffer, headers: Record<string, string> = {}) {
  const body = new Uint8Array(bytes)
  const type = { 'content-type': 'application/octet-stream' }
  const response = await fetch(`${url}/files`, { method: 'POST', headers: { ...type, ...headers }, body })
  return { status: response.status, ...((await response.json()) as { id?: string; refused?: string }) }
}

/** As `li` sends it to the work room. */
async function sent(name: string, type: string, bytes = jpeg) {
  const all = await openPlayground()
  const { id } = await upload(all.url, bytes)
  const { message } = await all.says('li', '', { files: [{ id, name, type }] })
  return { ...all, id, message, get: (as: string) => fetch(`${all.url}/files/${message}/${id}?as=${as}`) }
}

it('a picture of up to 8 MB is shown in place, as what it is and nothing else', async () => {
  const large = Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024 - jpeg.length)])
  const { get } = await sent('台面.jpg', 'image/jpeg', large)
  const response = await get('wang')
  expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

it.each(['text/html', 'image/svg+xml', 'application/pdf', ''])('what claims to be %s is downloaded', async (type) => {
  const { get } = await sent('a', type, Buffer.from('<script>alert(1)</script>'))
  const { headers } = await get('li')
  expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    'application/octet-stream',
    'attachment',
  ])
})

it('only those who see the message see its files', async () => {
  const { url, get, id, message } = await sent('台面.jpg', 'image/jpeg')
  expect((await get('chen')).status).toBe(404)
  for (const path of [`m9/${id}`, `${message}/${'0'.repeat(64)}`, `${message}/..%2fjournal.jsonl`])
    expect((await fetch(`${url}/files/${path}?as=li`)).status).toBe(404)
})

it.each([
  ['none', Buffer.alloc(0), {}, 400, 'malformed'],
  ['more than 8 MB', Buffer.alloc(8 * 1024 * 1024 + 1), {}, 413, 'too_large'],
  ['from a foreign page', jpeg, { origin: 'https://evil.example' }, 403, 'foreign'],
  ['as a plain form', jpeg, { 'content-type': 'text/plain' }, 415, 'not_json'],
])('bytes are refused: %s', async (_, bytes, headers, status, refused) => {
  const { url } = await openPlayground()
  expect(await upload(url, bytes, headers)).toEqual({ status, refused })
})

it.each([
  ['not uploaded', [{ id: '0'.repeat(64), name: 'a.jpg' }], 404, 'file_gone'],
  ['with a path for an id', [{ id: '../journal.jsonl', name: 'a.jpg' }], 400, 'malformed'],
  ['more than ten', Array(11).fill({ id: '0'.repeat(64), name: 'a.jpg' }), 400, 'malformed'],
])('a file is refused: %s', async (_, files, status, refused) => {
  const { says, sees } = await openPlayground()
  expect(await says('li', '台面', { files })).toEqual({ status, refused })
  expect((await sees('li')).messages).toEqual([])
})

it('files, and threads that are closed, are there after a restart', async () => {
  const journal = newJournal()
  const photo = join(dirname(journal), 'photo')
  writeFileSync(photo, jpeg)
  const before = await openPlayground({ journal })
  const files = [{ path: photo, name: '台面.jpg', type: 'image/jpeg' }]
  const { thread } = await before.adapter.send(postOf('photos', { files, opensThread: { title: 'TS261121-01' } }))
  const threadState = { title: '已结案 TS261121-01', open: false }
  await before.adapter.send(postOf('closed', { thread, blocks: [], threadState }))
  await before.close()

  const after = await openPlayground({ journal })
  const { messages, threads, seq } = await after.sees('li')
  expect(messages).toMatchObject([{ files: [{ name: '台面.jpg', type: 'image/jpeg', bytes: jpeg.length }] }])
  expect(JSON.stringify(messages)).not.toContain(photo)
  expect(threads).toMatchObject([{ id: thread, title: '已结案 TS261121-01', closed: true }])
  await after.adapter.send(postOf('closed again', { thread, blocks: [], threadState }))
  expect((await after.sees('li')).seq).toBe(seq)
})

it('pictures sent at once are one message and one album', async () => {
  const { adapter, url, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  const ids = [await upload(url, jpeg), await upload(url, Buffer.from('%PDF'))].map(({ id }) => id)
  await says('li', '两个', { files: ids.map((id) => ({ id, name: 'a' })) })
  const [event] = await inbox.offers(1)
  const { messageId, ...rest } = event as MessageEvent
  expect(rest).toMatchObject({ text: '两个', album: messageId, files: ids.map((id) => ({ id, name: 'a' })) })
})
