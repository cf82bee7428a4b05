/** Time that stands still until a test turns it; waiting callbacks fire in their order. */
import type { Time } from '../../src/core/time.js'

export class ManualTime implements Time {
  #now: number
  #waiting: { at: number; callback: () => void }[] = []

  constructor(start: string) {
    this.#now = new Date(start).getTime()
  }

  now = (): Date => new Date(this.#now)

  after = (milliseconds: number, callback: () => void): (() => void) => {
    if (milliseconds <= 0) {
      const immediate = setImmediate(callback)
      return () => clearImmediate(immediate)
    }
    const one = { at: this.#now + milliseconds, callback }
    this.#waiting.push(one)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one)
    }
  }

  set(instant: Date): void {
    const target = instant.getTime()
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= target).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#waiting = this.#waiting.filter((one) => one !== next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
    }
    this.#now = Math.max(this.#now, target)
  }
}
