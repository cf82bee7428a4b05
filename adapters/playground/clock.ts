/** The playground's clock: reads where a person wants it turned to, and turns it, one turn at a time. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { Refusal } from './refusal.js'
import type { PretendTime } from './settings.js'

const farthestDays = 366

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const turnBody = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ minutes: z.int().positive() }),
  z.strictObject({ clock: hour }),
  z.strictObject({ tomorrow: hour }),
])

export type Turn = z.infer<typeof turnBody>

/** `clock` is the next such time, today or tomorrow; both it and `tomorrow` are times of the zone. */
export function targetOf(turn: Turn, now: Date, zone: string): Date {
  const here = DateTime.fromJSDate(now, { zone })
  if ('to' in turn) return new Date(turn.to)
  if ('minutes' in turn) return here.plus({ minutes: turn.minutes }).toJSDate()
  if ('tomorrow' in turn) return at(here.plus({ days: 1 }), turn.tomorrow).toJSDate()
  const today = at(here, turn.clock)
  return (today > here ? today : at(here.plus({ days: 1 }), turn.clock)).toJSDate()
}

function at(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number)
  return day.set({ hour, minute, second: 0, millisecond: 0 })
}

export class Clock {
  #turning = false

  /** `changed` is called whenever the reading jumps or a turn begins or ends. */
  constructor(
    private readonly time: PretendTime,
    private readonly changed: () => void,
  ) {}

  get reading(): { now: string; turning: boolean } {
    return { now: this.time.now().toISOString(), turning: this.#turning }
  }

  /** Resolves when everything due until then has fired. */
  async turn(turn: Turn): Promise<void> {
    if (this.#turning) throw new Refusal(409, 'turning')
    const now = this.time.now()
    const target = targetOf(turn, now, this.time.zone)
    if (target < now) throw new Refusal(400, 'past')
    if (target.getTime() - now.getTime() > farthestDays * 86_400_000) throw new Refusal(400, 'too_far')
    this.#set(true)
    try {
      await this.time.turnTo(target)
    } finally {
      this.#set(false)
    }
  }

  #set(turning: boolean): void {
    this.#turning = turning
    this.changed()
  }
}
