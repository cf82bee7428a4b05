/** Chance that a test can repeat: the same seed gives the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** So many different whole numbers below the limit, the smallest first. */
export function pickNumbers(chance: () => number, count: number, below: number): number[] {
  const picked = new Set<number>()
  while (picked.size < count) picked.add(Math.floor(chance() * below))
  return [...picked].toSorted((a, b) => a - b)
}
