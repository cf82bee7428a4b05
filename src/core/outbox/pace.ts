/** How fast we may speak: never more messages within a platform's window than it takes, counted until their answer is here. */
import type { Limit, Limits } from '../adapter.js'

/** Messages that count: those on their way, and those answered within the last window. */
class Window {
  #underway = 0
  readonly #answered: number[] = []

  constructor(private readonly limit: Limit) {}

  /** Milliseconds until so many more may go; a guess while too many are on their way. */
  wait(messages: number, now: number): number {
    const { posts, perMs } = this.limit
    let past = 0
    // A clock that was set back must not block for ever.
    for (const at of this.#answered) {
      if (at > now - perMs && at <= now) break
      past += 1
    }
    if (past > 0) this.#answered.splice(0, past)
    // What is more than a whole window goes when it is empty.
    const full = this.#underway + this.#answered.length + Math.min(messages, posts) - posts - 1
    if (full < 0) return 0
    const inTheWay = this.#answered[full]
    return inTheWay === undefined ? perMs : inTheWay + perMs - now
  }

  begin(messages: number): void {
    this.#underway += messages
  }

  /** @param now absent when nothing was sent after all */
  end(messages: number, now?: number): void {
    this.#underway -= messages
    if (now !== undefined) for (let one = 0; one < messages; one++) this.#answered.push(now)
  }
}

/** All windows of one place, or of the whole platform: the fullest decides. */
class Windows {
  readonly #all: Window[]

  constructor(limits: Limit | Limit[]) {
    this.#all = [limits].flat().map((limit) => new Window(limit))
  }

  wait(messages: number, now: number): number {
    return Math.max(...this.#all.map((window) => window.wait(messages, now)))
  }

  begin(messages: number): void {
    for (const window of this.#all) window.begin(messages)
  }

  end(messages: number, now?: number): void {
    for (const window of this.#all) window.end(messages, now)
  }
}

/** What a claim knows: the room and its kind, the thread, and how many messages the post becomes at most. */
export interface Paced {
  roomId: number
  threadId: number | null
  direct: boolean
  messages: number
  /** Platforms count changes apart from new messages. */
  isEdit: boolean
}

export class Pace {
  readonly #places = new Map<string, Windows>()
  readonly #all: Windows

  constructor(private readonly limits: Limits) {
    this.#all = new Windows(limits.all)
  }

  /** Milliseconds to wait before this post; 0 when it may go, and `begin` takes the permission. */
  wait(paced: Paced, now: number): number {
    const { messages } = paced
    return Math.max(this.#places.get(this.#placeOf(paced))?.wait(messages, now) ?? 0, this.#all.wait(messages, now))
  }

  begin(paced: Paced): void {
    const { direct, messages } = paced
    const place = this.#placeOf(paced)
    const window = this.#places.get(place) ?? new Windows(direct ? this.limits.direct : this.limits.room)
    this.#places.set(place, window)
    window.begin(messages)
    this.#all.begin(messages)
  }

  /** The platform has answered, or will not: from `now` on the window runs. Without it nothing was sent after all. */
  end(paced: Paced, now?: number): void {
    this.#places.get(this.#placeOf(paced))?.end(paced.messages, now)
    this.#all.end(paced.messages, now)
  }

  #placeOf({ roomId, threadId, isEdit }: Paced): string {
    return [roomId, this.limits.threadsApart ? threadId : '', isEdit ? 'edit' : ''].join('.')
  }
}
