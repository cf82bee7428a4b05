import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addYears,
  dayOfMonth,
  instantAt,
  localDayOf,
  localTimeOf,
  monthAfter,
  weekday,
} from '../../../src/domain/calendar/local-day.js'

const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'
const utc = (day: string, time: string, zone: string) => instantAt(day, time, zone).toISOString()

describe('a local day', () => {
  it('is the date that the clocks of the zone show', () => {
    const instant = new Date('2026-03-11T16:30:15.250Z')
    expect(localDayOf(instant, shanghai)).toBe('2026-03-12')
    expect(localTimeOf(instant, shanghai)).toBe('00:30:15.250')
    expect(localDayOf(instant, newYork)).toBe('2026-03-11')
  })

  it('counts days, months and years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(monthAfter('2026-12')).toBe('2027-01')
    expect(dayOfMonth('2026-02', 31)).toBe('2026-02-28')
    expect(dayOfMonth('2028-02', 31)).toBe('2028-02-29')
    expect(dayOfMonth('2026-04', 5)).toBe('2026-04-05')
    expect(addYears('2028-02-29', 2)).toBe('2030-02-28')
    expect(addYears('2028-02-29', 4)).toBe('2032-02-29')
    expect(['2026-03-09', '2026-03-15'].map(weekday)).toEqual([1, 7])
  })
})

describe('a local time becomes an instant', () => {
  it('without daylight saving', () => {
    expect(utc('2026-03-12', '17:00', shanghai)).toBe('2026-03-12T09:00:00.000Z')
    expect(utc('2026-03-12', '24:00', shanghai)).toBe('2026-03-12T16:00:00.000Z')
  })

  it('moves forward by the gap in spring', () => {
    expect(utc('2026-03-08', '01:59', newYork)).toBe('2026-03-08T06:59:00.000Z')
    expect(utc('2026-03-08', '02:30', newYork)).toBe('2026-03-08T07:30:00.000Z') // shown as 03:30
    expect(utc('2026-03-08', '03:00', newYork)).toBe('2026-03-08T07:00:00.000Z')
  })

  it('is the first of the two in autumn', () => {
    expect(utc('2026-11-01', '00:59', newYork)).toBe('2026-11-01T04:59:00.000Z')
    expect(utc('2026-11-01', '01:30', newYork)).toBe('2026-11-01T05:30:00.000Z')
    expect(utc('2026-11-01', '02:00', newYork)).toBe('2026-11-01T07:00:00.000Z')
  })

  it('knows half-hour shifts, midnight gaps and the southern half of the world', () => {
    expect(utc('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z') // shown as 02:45
    expect(utc('2026-04-05', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
    expect(utc('2026-03-29', '00:30', 'Asia/Beirut')).toBe('2026-03-28T22:30:00.000Z') // shown as 01:30
  })

  it('and back again, whenever it is shown once', () => {
    const zones = fc.constantFrom(shanghai, newYork, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe')
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const again = instantAt(localDayOf(instant, zone), localTimeOf(instant, zone), zone)
        const earlier = instant.getTime() - again.getTime()
        expect([0, 30 * 60_000, 60 * 60_000]).toContain(earlier)
        if (earlier) expect(localTimeOf(again, zone)).toBe(localTimeOf(instant, zone))
      }),
    )
  })
})
