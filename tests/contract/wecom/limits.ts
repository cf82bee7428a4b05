/** Sliding windows: how often something happened lately. */
export class Windows {
  readonly #taken = new Map<string, number[]>()

  constructor(readonly now: () => number) {}

  /** Counts one more, unless any of the limits is used up. */
  take(key: string, limits: { max: number; perMs: number }[]): boolean {
    const now = this.now()
    const longest = Math.max(...limits.map(({ perMs }) => perMs))
    const taken = (this.#taken.get(key) ?? []).filter((at) => at > now - longest)
    this.#taken.set(key, taken)
    const full = limits.some(({ max, perMs }) => taken.filter((at) => at > now - perMs).length >= max)
    if (!full) taken.push(now)
    return !full
  }
}

const minute = 60_000
const hour = 60 * minute

/** The same for the bot in one conversation, for its uploads, and for what the app tells one member. */
export const usualLimits = [
  { max: 30, perMs: minute },
  { max: 1000, perMs: hour },
]
export const webhookLimits = [{ max: 20, perMs: minute }]
/** What one member gets in groups of the app. */
export const groupMemberLimits = [
  { max: 200, perMs: minute },
  { max: 10_000, perMs: 24 * hour },
]
