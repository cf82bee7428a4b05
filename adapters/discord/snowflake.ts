/** Discord's ids: 64 bits in decimal, later ones larger, with the time in them. */

const epoch = 1_420_070_400_000

/** For sorting, the oldest first. */
export function byAge(a: string, b: string): number {
  if (a === b) return 0
  return isNewer(a, b) ? 1 : -1
}

export function isNewer(a: string, b: string): boolean {
  return BigInt(a) > BigInt(b)
}

/** The first id of that moment. */
export function snowflakeAt(moment: Date): string {
  return String(BigInt(Math.max(0, moment.getTime() - epoch)) << 22n)
}

/** When it was given. */
export function timeOf(id: string): Date {
  return new Date(Number(BigInt(id) >> 22n) + epoch)
}
