/** A pretend gateway over a real socket: what it got, and how it answers. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Got {
  phone: string
  template: string
  values: unknown
  sign: string
}

/** `status`: the message's own; `error`: of the whole request; `hang`: nothing at all. */
export type Answer =
  | { kind: 'ok'; number: number }
  | { kind: 'status' | 'error'; code: string }
  | { kind: 'broken'; status: number }
  | { kind: 'cut' }

export interface FakeGateway {
  address: string
  /** Whatever was well said and signed. */
  got: Got[]
  /** Every request, signed or not. */
  requests: number
  /** The next answers in order; then all is well. */
  answers: (Exclude<Answer, { kind: 'ok' }> | 'ok')[]
  /** Called with every message before it is answered. */
  on: ((got: Got) => Promise<void> | void) | undefined
  stop(): Promise<void>
}

type Check = (
  request: IncomingMessage,
  body: string,
  answer: Answer,
) => { message?: Got; status: number; json: unknown }

/** Listens on 127.0.0.1 at a free port. */
export async function startGateway(check: Check): Promise<FakeGateway> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void (async () => {
        gateway.requests += 1
        const next = gateway.answers.shift() ?? 'ok'
        const answer: Answer = next === 'ok' ? { kind: 'ok', number: gateway.requests } : next
        const { message, status, json } = check(request, Buffer.concat(parts).toString(), answer)
        if (message) gateway.got.push(message)
        if (message) await gateway.on?.(message)
        if (answer.kind === 'cut') return request.socket.destroy()
        response.writeHead(answer.kind === 'broken' ? answer.status : status, { 'content-type': 'application/json' })
        return response.end(JSON.stringify(json))
      })()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gateway: FakeGateway = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    requests: 0,
    answers: [],
    on: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return gateway
}
