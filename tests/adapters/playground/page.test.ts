/** The page, its clock, its live line, and who may speak there. */
import { expect, it } from 'vitest'
import { openPlayground, postOf, question } from './playground.js'

it.each(['', '/'])('is served at /playground%s, its words escaped, under a strict policy', async (slash) => {
  const { url } = await openPlayground()
  const response = await fetch(`${url}${slash}`)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(await response.text()).toContain('<title>联络试用场 &lt;b&gt;</title>')
})

it.each([
  ['page.js', 'javascript'],
  ['page.css', 'css'],
  ['icon.svg', 'svg'],
])('serves %s', async (file, type) => {
  const { url } = await openPlayground()
  const response = await fetch(`${url}/${file}`)
  expect(response.headers.get('content-type')).toContain(type)
})

it.each([
  ['a foreign origin', { origin: 'https://evil.example' }, 403, 'foreign'],
  ['a sandboxed page', { origin: 'null' }, 403, 'foreign'],
  ['a foreign page without origin', { 'sec-fetch-site': 'cross-site' }, 403, 'foreign'],
  ['a plain form', { 'content-type': 'text/plain' }, 415, 'not_json'],
])('%s is refused', async (_, headers, status, refused) => {
  const { post, sees } = await openPlayground()
  expect(await post('say', { as: 'li', room: 'work', text: 'x' }, headers)).toEqual({ status, refused })
  expect((await sees('li')).messages).toEqual([])
})

it('its own origin may speak', async () => {
  const { post, origin } = await openPlayground()
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  expect((await post('say', { as: 'li', room: 'work', text: 'x' }, headers)).status).toBe(202)
})

it.each([
  [{ clock: '17:00' }, '2026-11-21T09:00:00.000Z'],
  [{ clock: '10:24' }, '2026-11-22T02:24:00.000Z'],
  [{ tomorrow: '08:30' }, '2026-11-22T00:30:00.000Z'],
  [{ minutes: 30 }, '2026-11-21T02:54:00.000Z'],
  [{ to: '2026-11-21T17:00:00+08:00' }, '2026-11-21T09:00:00.000Z'],
])('turns to %j', async (body, now) => {
  const { post, turns, sees } = await openPlayground()
  expect(await post('turn', body)).toEqual({ status: 200, now, turning: false })
  expect(turns).toEqual([new Date(now)])
  expect((await sees('li')).clock).toEqual({ now, turning: false })
})

it.each([
  [{ to: '2026-11-20T00:00:00Z' }, 'past'],
  [{ to: '2036-11-20T00:00:00Z' }, 'too_far'],
  [{ clock: '25:00' }, 'malformed'],
])('does not turn to %j', async (body, refused) => {
  const { post, turns } = await openPlayground()
  expect(await post('turn', body)).toEqual({ status: 400, refused })
  expect(turns).toEqual([])
})

it('turns once at a time', async () => {
  const now = new Date('2026-11-21T02:24:00Z')
  let begun = () => {}
  let finish = () => {}
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  const turnTo = () => {
    begun()
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  const { post, sees } = await openPlayground({ time: { now: () => now, zone: 'Asia/Shanghai', turnTo } })
  const first = post('turn', { minutes: 30 })
  await beginning
  expect((await sees('li')).clock.turning).toBe(true)
  expect(await post('turn', { minutes: 30 })).toEqual({ status: 409, refused: 'turning' })
  finish()
  expect((await first).status).toBe(200)
})

it('the live line tells what happens, and after a cut goes on from the line last seen', async () => {
  const { adapter, url, post } = await openPlayground()
  const line = await listen(`${url}/live?as=wang`)
  const { messageId } = await adapter.send(postOf('card', { blocks: question }))
  expect(await line.next()).toMatchObject({ event: 'change', id: '1', data: { messages: [{ id: messageId }] } })
  const { gesture } = await post('press', { as: 'wang', room: 'work', message: messageId, choice: 'ack' })
  await adapter.send(postOf('ok', { answers: gesture, blocks: [] }))
  const answered = { account: 'wang', message: messageId, choice: 'ack' }
  expect(await line.next()).toMatchObject({ event: 'answered', data: answered })
  await line.hangUp()

  await adapter.send(postOf('missed'))
  await adapter.send(postOf('not for wang', { private: { account: 'li', name: '李四' } }))
  const again = await listen(`${url}/live?as=wang&after=0`, { 'last-event-id': '1' })
  const { data } = await again.next()
  expect(data).toMatchObject({ messages: [{ blocks: [{ text: 'missed' }] }], threads: [] })
  await again.hangUp()
})

it('a page that remembers more than there is begins anew', async () => {
  const { url } = await openPlayground()
  const line = await listen(`${url}/live?as=li&after=99`)
  expect(await line.next()).toMatchObject({ event: 'anew' })
  await line.hangUp()
})

interface Told {
  event?: string
  id?: string
  data: unknown
}

/** Reads server-sent events one by one. */
async function listen(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = rest.indexOf('\n\n')
      if (end >= 0) {
        const fields = rest.slice(0, end).split('\n')
        rest = rest.slice(end + 2)
        const of = (name: string) => fields.find((field) => field.startsWith(`${name}: `))?.slice(name.length + 2)
        const data = of('data')
        if (data) return { event: of('event'), id: of('id'), data: JSON.parse(data) }
        continue
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('the line ended')
      rest += value
    }
  }
  return { next, hangUp: () => reader.cancel() }
}
