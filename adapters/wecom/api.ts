/** Calls of WeCom's HTTP interface: the code in the answer counts, whatever the HTTP status says. */
import { SendError } from '../../src/core/adapter.js'
import { neverSent } from '../never-sent.js'
import { WecomError } from './errors.js'

/** Keys and tokens are in here: a query is never told to anybody. */
export type Query = Readonly<Record<string, string>>
export type Answer = Readonly<Record<string, unknown>>

export interface Upload {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Each throws a WecomError when WeCom says no, and a SendError when it could not be asked or gave no answer. */
export interface Api {
  get(path: string, query: Query): Promise<Answer>
  post(path: string, query: Query, body: object): Promise<Answer>
  /** As the form field `media`. */
  upload(path: string, query: Query, file: Upload): Promise<Answer>
}

/** Longer than fetch waits for a connection: one that was never made is told from an answer that never came. */
const patienceMs = 12_000

export function createApi({ apiRoot }: { apiRoot: string }): Api {
  const root = apiRoot.replace(/\/+$/, '')
  async function call(path: string, query: Query, init: RequestInit): Promise<Answer> {
    const name = path.replace('/cgi-bin/', '')
    const url = `${root}${path}?${new URLSearchParams(query).toString()}`
    const answer = await ask(name, url, init)
    const { errcode = 0, errmsg } = answer
    if (errcode !== 0) throw new WecomError(Number(errcode), name, typeof errmsg === 'string' ? errmsg : '')
    return answer
  }

  return {
    get: (path, query) => call(path, query, {}),
    post: (path, query, body) =>
      call(path, query, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }),
    upload(path, query, { name, type, bytes }) {
      const form = new FormData()
      form.set('media', new Blob([bytes], { type }), name)
      return call(path, query, { method: 'POST', body: form })
    },
  }
}

async function ask(name: string, url: string, init: RequestInit): Promise<Answer> {
  let status = 0
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    status = response.status
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return { ...answer }
  } catch (error) {
    const code = networkCode(error)
    const what = code || (status === 0 ? 'no answer' : `unreadable answer with status ${status}`)
    throw new SendError(neverSent.has(code) ? 'unreachable' : 'unknown', `${name}: ${what}`)
  }
  throw new SendError('unknown', `${name}: unreadable answer with status ${status}`)
}

/** Fetch hides the reason in the cause of its error, whose own text may hold the address. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if (error.name === 'TimeoutError') return 'timed out'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
