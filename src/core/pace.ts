/** How fast we may speak: never more posts within a platform's window than it takes, counted until its answer is here. */
import type { Capabilities, Limit } from './adapter.js'

/** Posts that count: those on their way, and those answered within the last window. */
class Window {
  #underway = 0
  #answered: number[] = []

  constructor(private readonly limit: Limit) {}

  /** Milliseconds until one more may go; a guess while too many are on their way. */
  wait(now: number): number {
    const { posts, perMs } = this.limit
    // A clock that was set back must not block for ever.
    const since = this.#answered.findIndex((at) => at > now - perMs && at <= now)
    this.#answered = since < 0 ? [] : this.#answered.slice(since)
    const full = this.#underway + this.#answered.length - posts
    if (full < 0) return 0
    const first = this.#answered[full]
    return first === undefined ? perMs : first + perMs - now
  }

  begin(): void {
    this.#underway += 1
  }

  /** @param now absent when nothing was sent after all */
  end(now?: number): void {
    this.#underway -= 1
    if (now !== undefined) this.#answered.push(now)
  }
}

/** The room and its kind, as a claim knows them. */
export interface PacedRoom {
  roomId: number
  direct: boolean
}

export class Pace {
  readonly #rooms = new Map<number, Window>()
  readonly #all: Window

  constructor(private readonly limits: Capabilities['limits']) {
    this.#all = new Window(limits.all)
  }

  /** Milliseconds to wait before the next post to this room; 0 when it may go, and `begin` takes the permission. */
  wait({ roomId }: Pick<PacedRoom, 'roomId'>, now: number): number {
    return Math.max(this.#rooms.get(roomId)?.wait(now) ?? 0, this.#all.wait(now))
  }

  begin({ roomId, direct }: PacedRoom): void {
    const room = this.#rooms.get(roomId) ?? new Window(direct ? this.limits.direct : this.limits.room)
    this.#rooms.set(roomId, room)
    room.begin()
    this.#all.begin()
  }

  /** The platform has answered, or will not: from `now` on the window runs. Without it nothing was sent after all. */
  end({ roomId }: Pick<PacedRoom, 'roomId'>, now?: number): void {
    this.#rooms.get(roomId)?.end(now)
    this.#all.end(now)
  }
}
