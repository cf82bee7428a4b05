import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import type { Due } from '../../../src/domain/clocks/due.js'
import { ask, office, pause, story } from './asking.js'

function told(answer: Due, locale: string): string[] {
  const prompts: Record<string, string> = parse(readFileSync(`prompts/${locale}/clock.yml`, 'utf8'))
  return answer.trace.map(({ key, values }) => {
    const sentence = prompts[key.slice('clock.'.length)]
    return String(new IntlMessageFormat(sentence ?? '', locale).format(values))
  })
}

describe('a due time explains itself', () => {
  it('across pauses, the weekend and a holiday, as data', () => {
    const rule = { kind: 'business', for: '10h' }
    const pauses = [pause('2026-04-03 10:00', '2026-04-03 12:00')]
    expect(ask(rule, '2026-04-02 20:00', office, { pauses }).trace).toEqual([
      { key: 'clock.started', values: { at: '2026-04-02T12:00:00.000Z' } },
      { key: 'clock.outsideHours', values: { from: '2026-04-03T01:00:00.000Z' } },
      { key: 'clock.paused', values: { from: '2026-04-03T02:00:00.000Z', to: '2026-04-03T04:00:00.000Z' } },
      {
        key: 'clock.holiday',
        values: { from: '2026-04-04', to: '2026-04-06', days: 3, holiday: 'tomb_sweeping_day' },
      },
      { key: 'clock.due', values: { at: '2026-04-07T04:00:00.000Z' } },
    ])
  })

  it('when it rolled', () => {
    const rolled = ask({ kind: 'elapsed', for: '24h', restDays: 'roll' }, '2026-03-13 10:00')
    expect(story(rolled)).toEqual(['started', 'weeklyRest', 'rolled', 'due'])
    expect(rolled.trace[2]?.values).toEqual({ from: '2026-03-14', to: '2026-03-16' })
    const back = ask({ kind: 'daysAhead', days: 3 }, '2026-03-10 10:00', office, { date: '2026-03-18' })
    expect(story(back)).toEqual(['date', 'weeklyRest', 'rolledBack', 'due'])
  })

  it('by each reason for a rest day by itself', () => {
    const calendar = makeCalendar({ days: [{ day: '2026-09-28', works: false }] })
    const answer = ask({ kind: 'workdays', days: 5 }, '2026-09-24 10:00', calendar)
    expect(answer.trace.slice(1, -1)).toEqual([
      {
        key: 'clock.holiday',
        values: { from: '2026-09-25', to: '2026-09-27', days: 3, holiday: 'mid_autumn_festival' },
      },
      { key: 'clock.ownRest', values: { from: '2026-09-28', to: '2026-09-28', days: 1 } },
      { key: 'clock.holiday', values: { from: '2026-10-01', to: '2026-10-07', days: 7, holiday: 'national_day' } },
    ])
  })

  it('reads its rule from a policy as people write it', () => {
    expect(story(ask(parse('{ kind: elapsed, for: 30m }'), '2026-03-12 10:00'))).toEqual(['started', 'due'])
    const written = parse('kind: nextDayAt\nat: 09:00\nworkingDays: true')
    expect(ask(written, '2026-03-12 10:00').dueAt?.toISOString()).toBe('2026-03-13T01:00:00.000Z')
  })

  it('survives being stored as JSON', () => {
    const { trace } = ask({ kind: 'window', from: 5, to: 7, restDays: 'roll' }, '2026-03-09 16:00')
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
  })
})

describe('in sentences', () => {
  const rest = ask({ kind: 'workdays', days: 4 }, '2026-12-30 10:00')
  const holiday = ask({ kind: 'workdays', days: 1 }, '2026-02-14 10:00')
  const held = (from: string) =>
    ask({ kind: 'business', for: '2h' }, '2026-03-12 09:00', office, { pauses: [pause(from)] })

  it('Chinese', () => {
    expect(told(holiday, 'zh-CN')).toEqual([
      '2026-02-14T02:00:00.000Z 开始计时',
      '2026-02-15 至 2026-02-23 春节放假',
      '2026-02-24T10:00:00.000Z 到期',
    ])
    expect(told(rest, 'zh-CN').slice(1, 3)).toEqual([
      '2027-01-02 至 2027-01-03 周休',
      '2027 年放假安排尚未公布，此为暂定',
    ])
    expect(told(held('2026-03-12 09:30'), 'zh-CN').at(-1)).toBe('还剩 1 小时 30 分钟')
    expect(told(held('2026-03-12 10:00'), 'zh-CN').at(-1)).toBe('还剩 1 小时')
    expect(told(held('2026-03-12 10:59'), 'zh-CN').at(-1)).toBe('还剩 1 分钟')
  })

  it('English', () => {
    expect(told(holiday, 'en')[1]).toBe('Spring Festival: closed from 2026-02-15 to 2026-02-23')
    expect(told(rest, 'en')[2]).toBe('provisional: the holidays of 2027 are not published yet')
    expect(told(held('2026-03-12 09:30'), 'en').at(-1)).toBe('1 hour 30 minutes left')
    expect(told(held('2026-03-12 10:59'), 'en').at(-1)).toBe('1 minute left')
  })
})
