/** The pretend cgi-bin over real HTTP, and the downloads of people's files; always HTTP 200, the code is in the body. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendByApp, updateAppCard, uploadByApp } from './app-messages.js'
import { createAppGroup, readAppGroup, sendToAppGroup, updateAppGroup } from './appchat.js'
import type { Faults } from './faults.js'
import { resolveIds } from './identity.js'
import { fine, Refusal } from './refusal.js'
import { respondByUrl } from './response-url.js'
import type { Sockets } from './socket.js'
import { Tokens } from './token.js'
import { sendByWebhook, uploadByWebhook } from './webhook.js'
import type { Json, World } from './world.js'

interface Asked {
  world: World
  query: Json
  body: Json
  form: () => Promise<FormData>
}

export type Handler = (asked: Asked) => Json | undefined | Promise<Json | undefined>

/** By their paths; all but those of webhooks take a token. */
const routes: Record<string, { method: 'GET' | 'POST'; handler: Handler; open?: true }> = {
  '/cgi-bin/webhook/send': { method: 'POST', handler: sendByWebhook, open: true },
  '/cgi-bin/webhook/upload_media': { method: 'POST', handler: uploadByWebhook, open: true },
  '/cgi-bin/aibot/response': { method: 'POST', handler: respondByUrl, open: true },
  '/cgi-bin/media/upload': { method: 'POST', handler: uploadByApp },
  '/cgi-bin/message/send': { method: 'POST', handler: sendByApp },
  '/cgi-bin/message/update_template_card': { method: 'POST', handler: updateAppCard },
  '/cgi-bin/appchat/create': { method: 'POST', handler: createAppGroup },
  '/cgi-bin/appchat/get': { method: 'GET', handler: readAppGroup },
  '/cgi-bin/appchat/update': { method: 'POST', handler: updateAppGroup },
  '/cgi-bin/appchat/send': { method: 'POST', handler: sendToAppGroup },
  '/cgi-bin/batch/openuserid_to_userid': { method: 'POST', handler: resolveIds },
}

const fiveMinutes = 300_000

export class CgiBin {
  readonly tokens: Tokens
  readonly #server: Server

  constructor(
    readonly world: World,
    readonly faults: Faults,
    sockets: Sockets,
  ) {
    this.tokens = new Tokens(world)
    this.#server = createServer((request, response) => void this.#answer(request, response))
    this.#server.on('upgrade', (request, socket, head) => sockets.accept(request, socket, head))
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.world.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.faults.httpDown) return void request.socket.destroy()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
    const sent = await readAll(request).catch(() => undefined)
    if (!sent) return
    if (pathname.startsWith('/media/')) return this.#download(pathname, response)
    const query = Object.fromEntries(searchParams)
    const answer = await this.#outcome(request, pathname, query, sent)
    this.#note(pathname, query, request, sent, answer.errcode)
    this.world.touch()
    if (this.faults.takeAnswer(pathname)) return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(answer))
  }

  async #outcome(
    request: IncomingMessage,
    path: string,
    query: Json,
    sent: Buffer,
  ): Promise<Json & { errcode: number }> {
    try {
      return { ...fine, ...(await this.#perform(request, path, query, sent)) }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(-1, String(error), true)
      if (refusal.code === 40014 || refusal.code === 42001) this.tokens.forgive()
      if (refusal.mistake) this.world.complain(`${path}: ${refusal.code} ${refusal.message}`)
      return refusal.body
    }
  }

  async #perform(request: IncomingMessage, path: string, query: Json, sent: Buffer): Promise<Json | undefined> {
    const failing = this.faults.takeCode(path, path.replace('/cgi-bin/', ''))
    if (failing !== undefined) throw new Refusal(failing, undefined, false)
    if (path === '/cgi-bin/gettoken') return this.tokens.get(query)
    const route = routes[path]
    if (!route) throw new Refusal(40058, 'there is no such path')
    if (request.method !== route.method) throw new Refusal(route.method === 'GET' ? 43001 : 43002)
    if (!route.open) this.tokens.check(query.access_token)
    const type = request.headers['content-type'] ?? ''
    const form = () => new Response(new Uint8Array(sent), { headers: { 'content-type': type } }).formData()
    const isJson = route.method === 'POST' && !type.startsWith('multipart/')
    return await route.handler({ world: this.world, query, body: isJson ? parse(sent) : {}, form })
  }

  #download(path: string, response: ServerResponse): void {
    const file = this.world.media.get(path)
    const isThere = file && this.world.now() - file.at <= fiveMinutes
    const code = this.faults.takeCode('/media') ?? (isThere ? 200 : 403)
    if (code !== 200 || !file) return void response.writeHead(code).end()
    const name = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
    response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': name })
      .end(file.sealed)
  }

  #note(path: string, query: Json, request: IncomingMessage, sent: Buffer, code: number): void {
    const { key: _, access_token: __, corpsecret: ___, response_code: ____, ...rest } = query
    const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false
    const body = request.method === 'POST' && !isForm ? String(sent) : ''
    const given = body.startsWith('{') && code !== 47001 ? (JSON.parse(body) as Json) : {}
    this.world.calls.push({ path, body: { ...rest, ...given }, code, at: this.world.now() })
  }
}

function parse(sent: Buffer): Json {
  try {
    return JSON.parse(sent.toString('utf8')) as Json
  } catch {
    throw new Refusal(47001)
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
