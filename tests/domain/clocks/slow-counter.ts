/** Another way to find a due time, on purpose a stupid one: minute by minute, with its own list of holidays and its own way to tell the local time. */

/** A moment is counted in whole minutes since 1970. */
export type Minute = number

export interface Place {
  zone: string
  /** ISO weekdays that work. */
  week: number[]
  /** The days that differ from the week: "2026-02-14". */
  works?: string[]
  rests?: string[]
  /** Working hours in local minutes of the day, the end not included. */
  hours: [from: number, to: number][]
}

export interface Still {
  from: Minute
  /** Open while missing. */
  to?: Minute
}

const range = (month: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => `2026-${month}-${String(first + i).padStart(2, '0')}`)

/** The mainland's public holidays of 2026, and the days worked instead. */
export const HOLIDAYS = [
  ...[range('01', 1, 3), range('02', 15, 23), range('04', 4, 6), range('05', 1, 5)],
  ...[range('06', 19, 21), range('09', 25, 27), range('10', 1, 7)],
].flat()
export const MAKE_UP = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

interface Local {
  day: string
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** Minutes east of Greenwich; zones change theirs on the full hour only. */
function offsetAt(zone: string, minute: Minute): number {
  const hour = Math.floor(minute / 60)
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, ofZone)
  const offset = ofZone.get(hour) ?? askOffset(zone, hour)
  ofZone.set(hour, offset)
  return offset
}

function askOffset(zone: string, hour: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hourCycle: 'h23', hour: '2-digit' })
  formats.set(zone, format)
  const name = format.formatToParts(hour * 3_600_000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

export function localOf({ zone }: Pick<Place, 'zone'>, minute: Minute): Local {
  const local = minute + offsetAt(zone, minute)
  return { day: dayName(Math.floor(local / 1440)), minute: ((local % 1440) + 1440) % 1440 }
}

const names = new Map<number, string>()

function dayName(day: number): string {
  const name = names.get(day) ?? new Date(day * 86_400_000).toISOString().slice(0, 10)
  names.set(day, name)
  return name
}

/** The first minute at which the clocks on the wall show this; in a gap, what they would show without it. */
export function atLocal(place: Pick<Place, 'zone'>, day: string, wanted: number): Minute {
  const local = Date.parse(`${day}T00:00Z`) / 60_000 + wanted
  for (let minute = local - 15 * 60; minute < local + 15 * 60; minute++)
    if (minute + offsetAt(place.zone, minute) === local) return minute
  return atLocal(place, day, wanted + 60)
}

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const known = new Map<Place, Map<string, boolean>>()

export function isWorkday(place: Place, day: string): boolean {
  const days = known.get(place) ?? new Map<string, boolean>()
  known.set(place, days)
  const works = days.get(day) ?? isWorked(place, day)
  days.set(day, works)
  return works
}

function isWorked({ week, works = [], rests = [] }: Place, day: string): boolean {
  if (works.includes(day)) return true
  if (rests.includes(day)) return false
  return week.includes(((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1)
}

/** Within a pause, its two ends excepted. */
export const within = (pauses: Still[], minute: Minute): boolean =>
  pauses.some(({ from, to = Number.POSITIVE_INFINITY }) => from < minute && minute < to)

/** Whether the minute that begins here runs. */
const runs = (pauses: Still[], minute: Minute): boolean =>
  !pauses.some(({ from, to = Number.POSITIVE_INFINITY }) => from <= minute && minute < to)

export type Pace = 'always' | 'workingDays' | 'workingHours'

/** Counts until so many minutes have run; null when an open pause comes before that. */
export function spendMinutes(place: Place, pace: Pace, start: Minute, budget: number, pauses: Still[]): Minute | null {
  const open = pauses.find(({ to }) => to === undefined)
  for (let minute = start, left = budget; ; minute++) {
    if (left === 0) return minute
    if (open && minute >= open.from) return null
    if (!runs(pauses, minute)) continue
    const local = localOf(place, minute)
    if (pace !== 'always' && !isWorkday(place, local.day)) continue
    const open24 = pace !== 'workingHours'
    if (open24 || place.hours.some(([from, to]) => from <= local.minute && local.minute < to)) left -= 1
  }
}

/** The first working day after this minute at the same local time that no pause covers; null behind an open one. */
export function nextWorkdayOutside(place: Place, from: Minute, pauses: Still[]): Minute | null {
  const { day: first, minute: time } = localOf(place, from)
  for (let day = dayAfter(first), tries = 0; tries < 60; day = dayAfter(day), tries++) {
    const minute = atLocal(place, day, time)
    if (isWorkday(place, day) && !within(pauses, minute)) return minute
  }
  return null
}
