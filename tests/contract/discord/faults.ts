/** What may go wrong with single calls, as told by a test beforehand. */
import { Refusal } from './refusal.js'
import type { Json } from './world.js'

/** Which call is meant; the path is the real one, the pattern of its route, or an expression. */
export interface Which {
  method?: string
  path?: string | RegExp
}

export interface Failure extends Which {
  status?: number
  /** One of Discord's codes, with the status and words that go with it. */
  code?: number
  /** Told instead of Discord's own words; a text is an HTML page, as from a proxy. */
  body?: Json | string
  headers?: Record<string, string>
  /** This often; once when absent. */
  times?: number
}

interface Planned {
  which: Which
  does: Failure | 'cut before' | 'cut after' | number
  times: number
}

export interface Answer {
  status: number
  body: unknown
  headers: Record<string, string>
}

export class Faults {
  #planned: Planned[] = []

  fail(failure: Failure): void {
    this.#planned.push({ which: failure, does: failure, times: failure.times ?? 1 })
  }

  cut(when: 'before' | 'after', which: Which): void {
    this.#planned.push({ which, does: `cut ${when}`, times: 1 })
  }

  slow(ms: number, which: Which): void {
    this.#planned.push({ which, does: ms, times: 1 })
  }

  /** The first fault that is meant for this call, if any; it is used up by that. */
  take(method: string, path: string, pattern: string): Planned['does'] | undefined {
    const found = this.#planned.find(({ which }) => {
      if (which.method !== undefined && which.method !== method) return false
      if (which.path instanceof RegExp) return which.path.test(path)
      return which.path === undefined || which.path === path || which.path === pattern
    })
    if (!found) return undefined
    found.times -= 1
    if (found.times === 0) this.#planned = this.#planned.filter((one) => one !== found)
    return found.does
  }
}

export function answerOf({ status, code = 0, body, headers = {} }: Failure): Answer {
  const refusal = new Refusal(code, undefined, status)
  return { status: refusal.status, body: body ?? refusal.body, headers }
}
