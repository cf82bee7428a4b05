/** Days, halves and hours as people say them; said on Saturday, 21 November 2026, unless the line says otherwise. */
import { describe, expect, test } from 'vitest'
import { answer, book, lexicon, now, type, zone } from '../parse/commands.js'

const read = (said: string, today?: string) => type(`/送货 张三 13800000001 ${said} 台面`, { today }).given.date

describe('days', () => {
  test.each([
    ['今天', '2026-11-21'],
    ['明天', '2026-11-22'],
    ['后天', '2026-11-23'],
    ['大后天', '2026-11-24'],
    ['昨天', '2026-11-20'],
    ['today', '2026-11-21'],
    ['tomorrow', '2026-11-22'],
    ['Tomorrow', '2026-11-22'],
    ['the day after tomorrow', '2026-11-23'],
    ['11月23日', '2026-11-23'],
    ['11月23号', '2026-11-23'],
    ['11 月 23 日', '2026-11-23'],
    ['十一月二十三日', '2026-11-23'],
    ['十二月十号', '2026-12-10'],
    ['11月23', '2026-11-23'],
    ['12/1', '2026-12-01'],
    ['12／1', '2026-12-01'],
    ['2026-11-23', '2026-11-23'],
    ['2026/11/23', '2026-11-23'],
    ['2026.11.23', '2026-11-23'],
    ['2026年11月23日', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['25号', '2026-11-25'],
    ['25号之前', '2026-11-25'],
    ['5号', '2026-12-05'],
    ['21号', '2026-11-21'],
    ['31号', '2026-12-31'],
    ['下个月5号', '2026-12-05'],
    ['下月5日', '2026-12-05'],
    ['本月25号', '2026-11-25'],
    ['月底', '2026-11-30'],
    ['下个月底', '2026-12-31'],
    ['Nov 23', '2026-11-23'],
    ['November 23rd', '2026-11-23'],
    ['23 Nov', '2026-11-23'],
    ['Nov 23, 2027', '2027-11-23'],
    ['3天后', '2026-11-24'],
    ['两周后', '2026-12-05'],
    ['3 days later', '2026-11-24'],
    ['1月3日', '2027-01-03'],
    ['11月27日 周五', '2026-11-27'],
    ['11月27日（周五）', '2026-11-27'],
    ['周五 11月27日', '2026-11-27'],
    ['Friday, Nov 27', '2026-11-27'],
    ['11-28', '2026-11-28'],
    ['11.28', '2026-11-28'],
    ['2026-11-27 00:00:00', '2026-11-27'],
    ['11月21日', '2026-11-21'],
  ])('%s is %s', (said, day) => {
    expect(read(said)).toEqual({ day })
  })

  test.each([
    ['11月10日', '2026-11-10', 'eleven days ago is meant as past'],
    ['11月7日', '2026-11-07', 'fourteen days ago too'],
    ['11月6日', '2027-11-06', 'fifteen days ago is next year'],
  ])('%s is %s: %s', (said, day) => {
    expect(read(said)).toEqual({ day })
  })

  test('just after New Year the end of December is past', () => {
    expect(read('12月30日', '2027-01-05')).toEqual({ day: '2026-12-30' })
  })
})

describe('weekdays: weeks begin on Monday', () => {
  test.each([
    ['下周三', '2026-11-22', '2026-11-25', 'said on a Sunday: three days later'],
    ['下周三', '2026-11-23', '2026-12-02', 'said on a Monday: the week after'],
    ['next wednesday', '2026-11-22', '2026-11-25', 'in English too'],
    ['下下周一', '2026-11-22', '2026-11-30', ''],
    ['下下周一', '2026-11-25', '2026-12-07', ''],
    ['周五', '2026-11-25', '2026-11-27', 'the coming one'],
    ['周五', '2026-11-27', '2026-11-27', 'today is one'],
    ['周日', '2026-11-25', '2026-11-29', ''],
    ['friday', '2026-11-25', '2026-11-27', ''],
    ['这周三', '2026-11-27', '2026-11-25', 'this week, although past'],
    ['下星期天', '2026-11-25', '2026-12-06', ''],
    ['礼拜五', '2026-11-25', '2026-11-27', ''],
  ])('%s on %s is %s %s', (said, today, day) => {
    expect(read(said, today)).toEqual({ day })
  })

  test('today is the date in Shanghai, also when it is yesterday in UTC', () => {
    const { given } = type('/排班 今天', { today: '2026-11-22' })
    expect(given).toEqual({ date: '2026-11-22' })
  })
})

describe('halves and hours', () => {
  test.each([
    ['明天上午', 'am', undefined],
    ['明天 下午', 'pm', undefined],
    ['明早', 'am', undefined],
    ['明天中午', 'pm', undefined],
    ['明天晚上8点', 'pm', '20:00'],
    ['上午 明天', 'am', undefined],
    ['明天上午9点半', 'am', '09:30'],
    ['明天下午3点', 'pm', '15:00'],
    ['明天下午三点', 'pm', '15:00'],
    ['明天下午3点15分', 'pm', '15:15'],
    ['明天3点', 'pm', '15:00'],
    ['明天10点', 'am', '10:00'],
    ['明天中午12点', 'pm', '12:00'],
    ['明天 15:00', 'pm', '15:00'],
    ['明天15：30', 'pm', '15:30'],
    ['明天3:00', 'pm', '15:00'],
    ['明天03:00', 'am', '03:00'],
    ['tomorrow am', 'am', undefined],
    ['tomorrow morning', 'am', undefined],
    ['tomorrow afternoon', 'pm', undefined],
    ['tomorrow 3pm', 'pm', '15:00'],
    ['tomorrow at 3:30 pm', 'pm', '15:30'],
    ['3pm tomorrow', 'pm', '15:00'],
    ['2026-11-22 15:00', 'pm', '15:00'],
    ['明早9点', 'am', '09:00'],
    ['明天下午两点一刻', 'pm', '14:15'],
    ['明天上午九点三刻', 'am', '09:45'],
    ['明天下午差一刻三点', 'pm', '14:45'],
    ['明天两点零五', 'pm', '14:05'],
    ['tomorrow quarter past 2', 'pm', '14:15'],
    ['tomorrow a quarter to 3', 'pm', '14:45'],
    ['11月22日（周日）上午', 'am', undefined],
    ['11.22上午', 'am', undefined],
    ['11-22 下午', 'pm', undefined],
    ['2026-11-22 15:00:00', 'pm', '15:00'],
  ])('%s', (said, half, time) => {
    expect(read(said)).toEqual({ day: '2026-11-22', half, ...(time && { time }) })
  })

  test.each([
    ['14:00-16:00', '14:00'],
    ['14:00～16:00', '14:00'],
    ['上午9点到11点', '09:00'],
    ['9-11点', '09:00'],
    ['上午10点到下午2点', '10:00'],
    ['from 2 to 4pm', '14:00'],
    ['7-9 pm', '19:00'],
    ['10am-2pm', '10:00'],
  ])('of %s the first hour counts, and nothing stays behind', (hours, time) => {
    const { given } = type(`/送货 张三 13800000001 明天 ${hours} 台面`)
    expect(given).toMatchObject({ date: { day: '2026-11-22', time }, goods: '台面' })
    expect(type(`/送货 张三 13800000001 明天${hours} 台面`).given.goods).toBe('台面')
  })

  test('a whole day that is told is no half-day', () => {
    expect(type('/送货 张三 13800000001 明天上午 客户 全天 在家').given).toMatchObject({
      date: { day: '2026-11-22', half: 'am' },
    })
  })

  test.each(['上午 下午', '上午下午', '上午或下午', '全天', 'all day'])('%s: which half is asked', (said) => {
    expect(type(`/送货 张三 13800000001 明天 ${said} 台面`)).toMatchObject({
      given: { date: { day: '2026-11-22' }, goods: '台面' },
      missing: [{ argument: 'half', wrong: { key: 'reading.half' } }],
    })
  })

  test('what follows the date stays in the goods', () => {
    expect(type('/delivery Li 13800000001 tomorrow am 2 slabs').given.goods).toBe('2 slabs')
    expect(type('/送货 李 13800000001 明天 3块石板').given.goods).toBe('3块石板')
  })
})

describe('what cannot be is said', () => {
  test.each([
    '11月27日（周四）',
    '2月30日',
    '13月1日',
    '2/30',
    '2026-02-30',
    '明天25:00',
    '明天 12:75',
    'Nov 31',
    '下个月32号',
  ])('%s', (said) => {
    const { given, missing } = type(`/送货 张三 13800000001 ${said} 台面`)
    expect(missing).toEqual([{ argument: 'date', wrong: { key: 'reading.date', values: { text: said } } }])
    expect(given).toMatchObject({ customer: '张三', goods: '台面' })
  })
})

describe('what is no date', () => {
  test.each([
    '翡翠湾 3-2',
    '2.4 米',
    '13-40',
    '11-28-302',
    '周一鸣',
    '24/7',
    '3号楼',
    '翡翠湾25号',
    'HT2026-001',
    '50号',
    '1月一次',
    '12/15mm',
    'Sun',
  ])('%s', (said) => {
    expect(type(`/送货 13800000001 ${said}`).missing.map(({ argument }) => argument)).toContain('date')
    expect(JSON.stringify(type(`/送货 13800000001 ${said}`))).not.toContain('reading.date')
  })
})

describe('answers to "when?"', () => {
  test.each([
    ['明天上午', { day: '2026-11-22', half: 'am' }],
    ['下周三', { day: '2026-11-25' }],
    ['in 3 days', { day: '2026-11-24' }],
  ])('%s', (said, value) => {
    expect(answer('delivery', 'date', said)).toEqual({ value })
  })

  test('anything else is not understood', () => {
    const wrong = { key: 'reading.notUnderstood', values: { text: '再说吧' } }
    expect(answer('delivery', 'date', '再说吧')).toEqual({ wrong })
  })

  test('the next days can be tapped', () => {
    const options = book.commands.get('delivery')?.arguments.date?.options?.({ now, zone, lexicon, mentions: [] })
    expect(options?.map((option) => option.value)).toEqual(
      ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((day) => ({ day })),
    )
  })
})
