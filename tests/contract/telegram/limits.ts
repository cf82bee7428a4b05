/** The limits that Telegram counts, as sliding windows: twenty messages a minute in one group, thirty a second in all. */
import { Refusal } from './refusal.js'

const weights: Record<string, (given: Record<string, unknown>) => number> = {
  sendMessage: () => 1,
  sendPhoto: () => 1,
  sendDocument: () => 1,
  /** Every picture of an album is a message. */
  sendMediaGroup: ({ media }) => (Array.isArray(media) ? media.length : 1),
  editMessageText: () => 1,
  editMessageCaption: () => 1,
}

class Window {
  #times: number[] = []

  constructor(
    private readonly most: number,
    private readonly perMs: number,
  ) {}

  /** Milliseconds until so many more may come; 0 when they may come now. */
  wait(weight: number, now: number): number {
    this.#times = this.#times.filter((time) => time > now - this.perMs)
    const inTheWay = this.#times[this.#times.length + weight - this.most - 1]
    return inTheWay === undefined ? 0 : inTheWay + this.perMs - now
  }

  add(weight: number, now: number): void {
    for (let one = 0; one < weight; one += 1) this.#times.push(now)
  }
}

export class Limits {
  counting = false
  /** How many calls were refused because of the limits. */
  drawn = 0
  readonly #all = new Window(30, 1000)
  readonly #groups = new Map<string, Window>()

  check(method: string, given: Record<string, unknown>, now: number): void {
    const weight = weights[method]?.(given)
    if (!this.counting || weight === undefined) return
    const windows = [this.#all]
    if (Number(given.chat_id) < 0) windows.push(this.#group(`${method.slice(0, 4)} ${given.chat_id}`))
    const wait = Math.max(...windows.map((window) => window.wait(weight, now)))
    if (wait > 0) throw this.#tooMany(Math.ceil(wait / 1000))
    for (const window of windows) window.add(weight, now)
  }

  #group(key: string): Window {
    const known = this.#groups.get(key) ?? new Window(20, 60_000)
    this.#groups.set(key, known)
    return known
  }

  #tooMany(seconds: number): Refusal {
    this.drawn += 1
    return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
  }
}
