/** The playground's time: the real one plus an offset that people turn forward; kept in a file, so that a restart does not fall back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Time } from '../core/time.js'

export interface TurnedTime extends Time {
  /** Sets it to the instant; never backwards. */
  set(instant: Date): void
}

export function turnedTime(real: Time, file: string): TurnedTime {
  let offset = readOffset(file)
  const now = () => new Date(real.now().getTime() + offset)
  return {
    now,
    after: real.after,
    set(instant) {
      if (instant <= now()) return
      offset = instant.getTime() - real.now().getTime()
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ aheadMs: offset }))
    },
  }
}

function readOffset(file: string): number {
  try {
    return Number(JSON.parse(readFileSync(file, 'utf8')).aheadMs) || 0
  } catch {
    return 0 // not turned yet
  }
}
