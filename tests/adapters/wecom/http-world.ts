/** A small HTTP server that answers what a test tells it to, and remembers what it was asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createApi } from '../../../adapters/wecom/api.js'
import { createAppLine } from '../../../adapters/wecom/app-line.js'
import { createToken } from '../../../adapters/wecom/token.js'
import type { Post } from '../../../src/core/post.js'

export interface Call {
  path: string
  query: Record<string, string>
  body: Sent
  /** As it came, when it is no JSON. */
  raw: string
}

/** What tests look into, of all that may be sent. */
export interface Sent {
  msgtype?: string
  text?: { content: string; mentioned_list?: string[]; mentioned_mobile_list?: string[] }
  markdown?: { content: string }
  image?: { md5: string }
  template_card?: object
  name?: string
  userlist?: string[]
  add_user_list?: string[]
  open_userid_list?: string[]
}

/** An answer as an object, a code, text that is no JSON, or a connection that is cut. */
export type Scripted = object | number | string | 'cut'

export async function openHttp(script: (call: Call, nth: number) => Scripted | undefined = () => undefined) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const isJson = request.headers['content-type']?.startsWith('application/json')
    const path = url.pathname.replace('/cgi-bin/', '')
    const call: Call = {
      path,
      query: Object.fromEntries(url.searchParams),
      body: (isJson ? JSON.parse(text) : {}) as Sent,
      raw: text,
    }
    calls.push(call)
    const answer = script(call, calls.filter((one) => one.path === path).length) ?? usual(path, calls.length)
    if (answer === 'cut') return request.socket.destroy()
    if (typeof answer === 'string') return response.writeHead(502).end(answer)
    const code = typeof answer === 'number' ? answer : 0
    const refusal = { errcode: code, errmsg: 'invalid something, hint: [1700000000], key=TOPSECRET' }
    response.end(JSON.stringify(typeof answer === 'number' ? refusal : { errcode: 0, errmsg: 'ok', ...answer }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onTestFinished(close)

  let clock = Date.parse('2026-11-20T09:00:00+08:00')
  const told: unknown[] = []
  const refused: number[] = []
  const now = () => new Date(clock)
  const api = createApi({ apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  const onRefused = (code: number) => void refused.push(code)
  const token = createToken({ api, corpId: 'ww1', secret: 'APPSECRET', now, onRefused })
  return {
    close,
    calls,
    paths: () => calls.map(({ path }) => path),
    at: (path: string) => calls.filter((call) => call.path === path),
    told,
    refused,
    tell: (code: string, values: Record<string, string>) => void told.push([code, values]),
    now,
    pass: (seconds: number) => {
      clock += seconds * 1000
    },
    api,
    token,
    line: createAppLine(api, token, (code) => void told.push(['wecomApp', { code: String(code) }])),
  }
}

function usual(path: string, nth: number): Scripted {
  if (path === 'gettoken') return { access_token: `token-${nth}`, expires_in: 7200 }
  if (path.endsWith('upload_media') || path === 'media/upload') return { media_id: 'media-1' }
  return {}
}

export function postOf(more: Partial<Post> = {}): Post {
  const blocks = [{ kind: 'text', text: '客诉 TS1 台面裂了' } as const]
  return { key: 'k1', room: { id: 'wrGROUP', direct: false }, mentions: [], blocks, ...more }
}

/** What a promise was rejected with, flat. */
export async function failureOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await promise.then(
    () => new Error('it worked'),
    (reason: Error & { kind?: string; details?: object }) => reason,
  )
  const { kind, details } = error as { kind?: string; details?: object }
  return { name: error.name, kind, text: error.message, ...details }
}
