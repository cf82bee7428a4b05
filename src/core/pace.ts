/** How fast we may speak: so many messages a minute in one room and over all rooms of a platform, with short bursts allowed. */

interface Bucket {
  tokens: number
  at: number
}

export class Pace {
  readonly #rooms = new Map<number, Bucket>()
  #all: Bucket | undefined

  constructor(private readonly perMinute: { room: number; all: number }) {}

  /** Milliseconds to wait before the next message to this room; 0 takes the permission. */
  wait(room: number, now: number): number {
    const inRoom = refill(this.#rooms.get(room), this.perMinute.room, this.perMinute.room, now)
    // Over all rooms at most one second's worth at once.
    const overAll = refill(this.#all, this.perMinute.all, Math.max(1, Math.floor(this.perMinute.all / 60)), now)
    this.#rooms.set(room, inRoom)
    this.#all = overAll
    const wait = Math.max(missing(inRoom, this.perMinute.room), missing(overAll, this.perMinute.all))
    if (wait > 0) return wait
    inRoom.tokens -= 1
    overAll.tokens -= 1
    return 0
  }
}

function refill(bucket: Bucket | undefined, perMinute: number, most: number, now: number): Bucket {
  if (!bucket) return { tokens: most, at: now }
  const gained = (Math.max(0, now - bucket.at) * perMinute) / 60_000
  return { tokens: Math.min(most, bucket.tokens + gained), at: now }
}

const missing = ({ tokens }: Bucket, perMinute: number): number =>
  tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60_000) / perMinute)
