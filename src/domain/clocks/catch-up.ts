/** What to do with the occurrences of a daily post that passed while the process was down. */

export interface CatchUp<T> {
  /** Posted late; null when its grace is over too, or when nothing was missed. */
  post: T | null
  /** Recorded as missed, oldest first. */
  missed: T[]
}

/**
 * Of the occurrences missed since the last one really posted only the latest is posted, and only until its grace
 * ends; the others are recorded as missed (R003-015). Shape: `graceEnds: ({ day }) => instantAt(day, '21:00', zone)`.
 */
export function catchUp<T extends { at: Date }>(
  occurrencesMissed: T[],
  graceEnds: (occurrence: T) => Date,
  now: Date,
): CatchUp<T> {
  const inOrder = occurrencesMissed.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const latest = inOrder.at(-1)
  if (!latest || now > graceEnds(latest)) return { post: null, missed: inOrder }
  return { post: latest, missed: inOrder.slice(0, -1) }
}
