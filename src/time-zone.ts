/** Time zones for luxon that remember their offsets: asking Intl each time costs more than the rest of a due time. */
import { IANAZone } from 'luxon'

/** Clocks only ever change at a quarter of an hour. */
const QUARTER_MS = 15 * 60_000
const MOST_KNOWN = 10_000

class RememberingZone extends IANAZone {
  readonly #known = new Map<number, number>()

  override offset(instant: number): number {
    const quarter = Math.floor(instant / QUARTER_MS)
    let minutes = this.#known.get(quarter)
    if (minutes === undefined) {
      minutes = super.offset(instant)
      if (this.#known.size >= MOST_KNOWN) this.#known.clear()
      this.#known.set(quarter, minutes)
    }
    return minutes
  }
}

const zones = new Map<string, RememberingZone>()

/** @param name as in Asia/Shanghai; checked where it was set */
export function timeZone(name: string): IANAZone {
  let zone = zones.get(name)
  if (!zone) {
    zone = new RememberingZone(name)
    zones.set(name, zone)
  }
  return zone
}

/** What the clocks of the zone show at an instant: `yyyy-MM-ddTHH:mm:ss.SSS`. */
export function wallClock(instant: Date, zone: string): string {
  const ahead = timeZone(zone).offset(instant.getTime()) * 60_000
  return new Date(instant.getTime() + ahead).toISOString().slice(0, -1)
}
