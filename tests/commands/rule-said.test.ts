/** Every kind of deadline has a sentence of its own, in both languages. */
import { expect, test } from 'vitest'
import { ruleSaid } from '../../src/commands/rule-said.js'
import { loadPrompts } from '../../src/core/words/prompts.js'
import { Wording } from '../../src/core/words/wording.js'
import { rule } from '../../src/domain/clocks/rule.js'

const wording = new Wording(loadPrompts('prompts').texts)
const now = new Date('2026-11-20T01:00:00Z')

const SENTENCES: [rule: unknown, zh: string, en: string][] = [
  [{ kind: 'elapsed', for: '24h' }, '1天内', 'within 1 d'],
  [{ kind: 'elapsed', for: '48h', restDays: 'skip' }, '2天内（休息日不算）', 'within 2 d (rest days do not count)'],
  [{ kind: 'business', for: '2h' }, '2小时内（只算工作时间）', 'within 2 h of working time'],
  [{ kind: 'workdays', days: 2 }, '第 2 个工作日下班前', 'by closing time on working day 2'],
  [{ kind: 'workdays', days: 3, at: '10:00' }, '第 3 个工作日 10:00前', 'by 10:00 on working day 3'],
  [
    { kind: 'calendarDays', days: 7, restDays: 'roll' },
    '第 7 天下班前（遇休息日顺延）',
    'by closing time on day 7 (on a rest day: the next working day)',
  ],
  [{ kind: 'calendarDays', days: 0 }, '当天下班前', 'by closing time the same day'],
  [{ kind: 'window', from: 5, to: 7 }, '第 5 天到第 7 天下班前', 'from day 5 to day 7, closing time'],
  [{ kind: 'nextDayAt', at: '09:00' }, '次日 09:00前', 'by 09:00 the next day'],
  [
    { kind: 'nextDayAt', at: 'opening', workingDays: true },
    '下一个工作日上班前',
    'by opening time the next working day',
  ],
  [{ kind: 'dayBeforeAt', at: '16:30' }, '前一天 16:30前', 'by 16:30 the day before'],
  [{ kind: 'onDayAt', at: 'closing' }, '当天下班前', 'by closing time of that day'],
  [{ kind: 'leadTime', for: '2h' }, '提前 2小时', '2 h ahead'],
  [{ kind: 'leadTime', for: '1h', longest: '2h' }, '提前 2小时到 1小时', '2 h to 1 h ahead'],
  [{ kind: 'daysAhead', days: 3 }, '至少提前 3 天', 'at least 3 days ahead'],
  [{ kind: 'dailyAt', at: '17:00' }, '每天 17:00', 'every day at 17:00'],
  [{ kind: 'everyNDays', days: 2 }, '每 2 天一次，下班前', 'every 2 days, by closing time'],
  [
    { kind: 'monthlyBy', day: 5 },
    '每月 5 日下班前（遇休息日提前）',
    'by closing time on day 5 of the month (on a rest day: the working day before)',
  ],
  [
    { kind: 'monthlyBy', day: 'firstWorking' },
    '每月第一个工作日下班前',
    'by closing time on the first working day of the month',
  ],
  [
    { kind: 'monthlyBy', day: 'lastWorking' },
    '每月最后一个工作日下班前',
    'by closing time on the last working day of the month',
  ],
  [{ kind: 'retainUntil', years: 2 }, '保留 2 年', 'kept for 2 years'],
]

test.each(SENTENCES)('%j', (written, zh, en) => {
  const said = ruleSaid(rule.parse(written))
  const inLocale = (locale: string) => wording.say(said, { locale, zone: 'Asia/Shanghai', now })
  expect(inLocale('zh-CN')).toBe(zh)
  expect(inLocale('en')).toBe(en)
})

test('no kind is left out', () => {
  const kinds = new Set(SENTENCES.map(([written]) => (written as { kind: string }).kind))
  const all = rule.options.map((option) => option.shape.kind.value)
  expect([...kinds].sort()).toEqual([...all].sort())
})
