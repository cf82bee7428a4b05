/** All methods of the pretend Bot API, and the limits that Telegram counts. */
import { chatMethods } from './chats.js'
import { messageMethods } from './messages.js'
import { Refusal } from './refusal.js'
import type { World } from './world.js'

export type Method = (world: World, given: Record<string, unknown>, gone: AbortSignal) => unknown

export const methods: Record<string, Method> = { ...messageMethods, ...chatMethods }

const minute = 60_000

/** Twenty messages or edits a minute in one group, thirty messages a second in all. */
export class Limits {
  counting = false
  #inGroups = new Map<string, number[]>()
  #all: number[] = []

  check(method: string, given: Record<string, unknown>, now: number): void {
    if (!this.counting || (method !== 'sendMessage' && method !== 'editMessageText')) return
    this.#all = this.#all.filter((time) => time > now - 1000)
    if (this.#all.length >= 30) throw tooMany(1)
    if (Number(given.chat_id) < 0) {
      const key = `${method} ${given.chat_id}`
      const recent = (this.#inGroups.get(key) ?? []).filter((time) => time > now - minute)
      const oldest = recent[0]
      if (recent.length >= 20 && oldest !== undefined) throw tooMany(Math.ceil((oldest + minute - now) / 1000))
      this.#inGroups.set(key, [...recent, now])
    }
    this.#all.push(now)
  }
}

function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}
