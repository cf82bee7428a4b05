/** Ids as Discord makes them: 64 bits in decimal, later ones larger, the time in the upper bits. */

const epoch = 1_420_070_400_000n

export class Snowflakes {
  #last = 0n

  constructor(private readonly now: () => number) {}

  next(): string {
    const fromTime = (BigInt(this.now()) - epoch) << 22n
    this.#last = fromTime > this.#last ? fromTime : this.#last + 1n
    return String(this.#last)
  }
}

/** Milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch)
}
