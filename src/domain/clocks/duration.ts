/** Durations as people write them in a policy: `30m`, `2h`, `48h`, `3d`, `1h30m`. A day is 24 hours. */
import { z } from 'zod'

const pattern = /^(?=.*[1-9])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/

/** Checked and kept as text, so that a rule can be stored and shown as it was written. Zero is refused. */
export const duration = z.string().regex(pattern)

/** Milliseconds of a duration that `duration` has accepted. */
export function milliseconds(text: string): number {
  const [, days, hours, minutes] = (pattern.exec(text) ?? []).map(Number)
  return (((days || 0) * 24 + (hours || 0)) * 60 + (minutes || 0)) * 60_000
}
