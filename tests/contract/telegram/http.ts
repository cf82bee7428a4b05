/** The pretend Bot API over real HTTP, with the failures that a network and a busy server have. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Limits } from './limits.js'
import { methods } from './methods.js'
import { readMultipart } from './multipart.js'
import { type Parameters, Refusal } from './refusal.js'
import type { World } from './world.js'

/**
 * What happens to one call: `lose` does it and breaks the connection, `drop` breaks it before, `hang` does it and never
 * answers, `gateway` is a proxy's page instead of an answer; else Telegram refuses with these words.
 */
export type Fault =
  | 'lose'
  | 'drop'
  | 'hang'
  | 'gateway'
  | { code: number; description: string; parameters?: Parameters }

export interface Call {
  method: string
  payload: Record<string, unknown>
  /** When it arrived, by the clock that counts limits. */
  at: number
}

export class BotApi {
  readonly calls: Call[] = []
  readonly limits = new Limits()
  /** What the bot must say to be let in. */
  token: string
  #faults = new Map<string, Fault[]>()
  #server: Server
  #port = 0

  constructor(
    readonly world: World,
    token: string,
  ) {
    this.token = token
    this.#server = this.#make()
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The next call of the method meets this; several are met one after another. */
  next(method: string, fault: Fault): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), fault])
  }

  async listen(): Promise<void> {
    if (this.#server.listening) return
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  /** Connections are refused from now on, and those that exist are cut. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
    this.#server = this.#make()
  }

  #make(): Server {
    return createServer((request, response) => void this.#answer(request, response))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/file/')) return this.#giveFile(request, response)
    const [, token, method] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const payload = await readBody(request).catch((error: unknown) => refusalOf(error))
    if (payload instanceof Refusal) return tell(response, payload)
    if (method === undefined) return tell(response, new Refusal(404, 'Not Found'))
    if (method !== 'getUpdates') this.calls.push({ method, payload, at: this.world.now() })
    const fault = this.#faults.get(method)?.shift()
    if (fault === 'drop') return void request.socket.destroy()
    if (fault === 'gateway') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502</h1>')
    const result = await this.#perform(token ?? '', method, payload, fault, gone.signal)
    this.world.touch()
    if (fault === 'lose') return void request.socket.destroy()
    if (fault !== 'hang') tell(response, result)
  }

  /** A fault of the method `download` cuts the file in the middle, or takes its place. */
  async #giveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, path] = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? '') ?? []
    const fault = this.#faults.get('download')?.shift()
    const file = [...this.world.files.values()].find((one) => one.path === path)
    if (fault === 'hang') return
    if (fault === 'gateway') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502</h1>')
    if (isRefusal(fault)) return tell(response, new Refusal(fault.code, fault.description, fault.parameters))
    if (token !== this.token) return tell(response, new Refusal(401, 'Unauthorized'))
    if (!file) return tell(response, new Refusal(404, 'Not Found'))
    response.writeHead(200, { 'content-length': file.bytes.length })
    if (fault !== 'lose') return void response.end(file.bytes)
    response.write(file.bytes.subarray(0, file.bytes.length / 2), () => request.socket.destroy())
  }

  async #perform(token: string, method: string, payload: Record<string, unknown>, fault: unknown, gone: AbortSignal) {
    try {
      if (token !== this.token) throw new Refusal(401, 'Unauthorized')
      if (isRefusal(fault)) throw new Refusal(fault.code, fault.description, fault.parameters)
      this.limits.check(method, payload, this.world.now())
      const perform = methods[method]
      if (!perform) throw new Refusal(404, 'Not Found: method not found')
      return await perform(this.world, payload, gone)
    } catch (error) {
      return refusalOf(error)
    }
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(500, `Internal Server Error: ${error instanceof Error ? error.message : 'unknown'}`)
}

function isRefusal(fault: unknown): fault is Exclude<Fault, string> {
  return typeof fault === 'object' && fault !== null && 'code' in fault
}

function tell(response: ServerResponse, result: unknown): void {
  const refused = result instanceof Refusal
  const body = refused
    ? { ok: false, error_code: result.code, description: result.description, parameters: result.parameters }
    : { ok: true, result }
  response.writeHead(refused ? result.code : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** What Telegram takes in one request: a file of 50 MB, and the words around it. */
const largestBody = 51 * 1024 * 1024

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= largestBody) chunks.push(chunk)
  }
  if (length > largestBody) throw new Refusal(413, 'Request Entity Too Large')
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams)
  const body = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) return { ...query, ...readMultipart(body, type) }
  return { ...query, ...(length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>)) }
}
