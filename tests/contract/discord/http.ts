/** The pretend REST API and CDN over real HTTP, with the failures that a network and a busy server have. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Posted, readBody } from './body.js'
import { type Answer, answerOf, Faults } from './faults.js'
import type { Gateway } from './gateway.js'
import { Limits, TooMany } from './limits.js'
import { Refusal } from './refusal.js'
import { type Route, routeFor } from './routes.js'
import type { Json, World } from './world.js'

/** A call of the REST API. */
export interface Call {
  method: string
  /** Behind the version. */
  path: string
  given: Json
}

export class RestApi {
  readonly calls: Call[] = []
  readonly faults = new Faults()
  readonly limits = new Limits()
  readonly #server: Server

  constructor(
    readonly world: World,
    readonly gateway: Gateway,
    readonly token: () => string,
  ) {
    this.#server = createServer((request, response) => void this.#answer(request, response))
    this.#server.on('upgrade', (request, socket, head) => gateway.accept(request, socket, head))
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
    const { method = 'GET' } = request
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
    const file = this.world.files.get(pathname)
    if (file && method === 'GET') return void response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
    const path = pathname.replace(/^\/api\/v10(?=\/)/, '')
    const route = path === pathname ? undefined : routeFor(method, path)
    const posted = await readBody(request).catch(() => undefined)
    if (!posted) return
    if (!route) this.world.complaints.push(`${method} ${pathname}: there is no such route`)
    else this.calls.push({ method, path, given: posted.given })
    const fault = this.faults.take(method, path, route?.pattern ?? '')
    if (typeof fault === 'number') await sleep(fault)
    if (fault === 'cut before') return void request.socket.destroy()
    const answer =
      typeof fault === 'object'
        ? answerOf(fault)
        : await this.#perform(request, method, path, route, posted, searchParams)
    this.world.touch()
    if (fault === 'cut after') return void request.socket.destroy()
    tell(response, answer)
  }

  async #perform(
    request: IncomingMessage,
    method: string,
    path: string,
    route: Route | undefined,
    posted: Posted,
    query: URLSearchParams,
  ): Promise<Answer> {
    try {
      if (!route) return { status: 404, body: { message: '404: Not Found', code: 0 }, headers: {} }
      const byToken = /^\/(?:interactions|webhooks)\//.test(route.pattern)
      if (!byToken && request.headers.authorization !== `Bot ${this.token()}`) throw new Refusal(0)
      const headers = this.limits.check(method, route.pattern, path, route.params, posted.given)
      const { params, handler } = route
      const body = await handler({ world: this.world, gateway: this.gateway, params, query, ...posted })
      return { status: body === undefined ? 204 : 200, body, headers }
    } catch (error) {
      if (error instanceof TooMany) return { status: 429, body: error.body, headers: error.headers }
      return this.#refused(error, `${method} ${path}`)
    }
  }

  /** A malformed body is the client's mistake; a reply to a message that is gone is not. */
  #refused(error: unknown, call: string): Answer {
    const refusal = error instanceof Refusal ? error : new Refusal(0, undefined, 500)
    const fault = error instanceof Error && !(error instanceof Refusal) ? ` ${error.stack}` : ''
    const malformed = [50035, 50006].includes(refusal.code) && !refusal.errors?.message_reference
    if (malformed || fault !== '') {
      this.world.complaints.push(`${call}: ${refusal.code} ${JSON.stringify(refusal.errors ?? {})}${fault}`)
    }
    return { status: refusal.status, body: refusal.body, headers: {} }
  }
}

function tell(response: ServerResponse, { status, body, headers }: Answer): void {
  if (status === 204) return void response.writeHead(204, headers).end()
  const page = typeof body === 'string'
  response.writeHead(status, { 'content-type': page ? 'text/html' : 'application/json', ...headers })
  response.end(page ? body : JSON.stringify(body))
}
