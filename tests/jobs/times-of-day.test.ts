/** One ordinary day of the preset, minute by minute, with nobody answering anything: when each list, post and warning comes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor } from '../commands/visits/door.js'
import type { Message } from '../support/fake-adapter.js'

/** What was new, as it read then: the local minute and the text. */
let seen: { at: string; text: string }[]
let close: () => Promise<void>

/** Thursday, 12 March 2026: visits of yesterday, of today and of tomorrow, and goods that have come. */
beforeAll(async () => {
  const { world, work, depot, admin, li, an, wang, zhao } = await openDoor('2026-03-10T10:00')
  close = () => world.close()
  await admin.says(work, '/联络人 仓储部 @王强 @赵六', { mentions: [wang, zhao] })
  for (const line of [
    '/送货 钱七 13800000004 3月11日上午 江南里7号 岩板 原因:急',
    '/安装 孙八 13800000005 3月11日上午 江南里8号 台面 师傅:陈师傅 原因:急',
    '/报修 周九 13800000006 3月11日上午 江南里9号 漏水 师傅:陈师傅',
    '/送货 吴十 13800000007 3月13日上午 云栖里1号 岩板',
    '/安装 郑一 13800000008 3月13日上午 云栖里2号 台面 师傅:陈师傅 13900000009',
    '/报修 冯二 13800000009 3月13日上午 云栖里3号 异响 师傅:陈师傅 13900000009',
    '/客户 沈三 13800000010 云栖里6号 合同:HT2026-088 岩板台面*1',
  ])
    await li.says(work, line)
  await world.turnTo('2026-03-11T18:00')
  await li.says(work, '/完成 SH260310-01')
  await world.turnTo('2026-03-12T06:00')
  await an.says(depot, '/到货 HT2026-088')
  const before = new Set<Message>(world.said)
  seen = []
  for (let minute = 7 * 60; minute <= 20 * 60; minute++) {
    const at = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
    await world.turnTo(`2026-03-12T${at}`)
    for (const message of world.said) {
      if (before.has(message)) continue
      before.add(message)
      seen.push({ at, text: message.text })
    }
  }
}, 120_000)
afterAll(() => close())

/** The minutes at which something like this was said, anywhere. */
const timesOf = (words: RegExp) => [...new Set(seen.filter(({ text }) => words.test(text)).map(({ at }) => at))]

test.each([
  ['R003-018: the warehouse is asked for today’s goods', /到货核对 3月12日/, ['08:00']],
  ['R003-018: everybody reads its answers', /今日送货到货情况/, ['08:30']],
  ['R003-018: its silence goes up', /⏰ 到货核对/, ['08:35']],
  ['R003-023: the sheet of yesterday’s installation is asked for', /反馈单没交.*AZ260310-01/s, ['09:00']],
  ['R003-037: the sheet of yesterday’s service visit is asked for', /反馈单没交.*SF260310-01/s, ['09:00']],
  ['R003-011: calls to those who get a delivery tomorrow', /📞 送货确认/, ['09:00']],
  ['R003-011: those not called are named before it is planned', /⏰ 送货确认/, ['15:00']],
  ['R003-004: customers whose goods have all come', /📞 到货预约/, ['10:30']],
  ['R003-013: the draft of tomorrow’s deliveries', /送货草案/, ['15:00']],
  ['R003-022: the draft of tomorrow’s installations', /安装草案/, ['15:00']],
  ['R003-020: calls to those who had a delivery', /📞 送货回访/, ['15:00']],
  ['R003-012: calls about tomorrow’s installations', /📞 安装确认/, ['15:30']],
  ['R003-012: those not called are named', /⏰ 安装确认/, ['16:30']],
  ['R003-012: those not called are told above', /⚠️ 安装确认/, ['17:00']],
  ['R003-035: today’s service visits, done or not', /今日售服完成了吗/, ['16:00']],
  ['R003-015: tomorrow’s deliveries are posted', /送货安装排班.*SH260310-02/s, ['17:00']],
  ['R003-022: tomorrow’s installations are posted', /送货安装排班.*AZ260310-02/s, ['17:00']],
  ['R003-021: message 2 goes when the schedule is out', /短信2 安装预告/, ['17:00']],
  ['R003-014: the warehouse’s silence, to its deputy and then to the manager', /没有知晓排班/, ['17:15', '17:30']],
  ['R003-033: tomorrow’s service visits are posted', /售服排班/, ['17:30']],
  ['R003-036: message 6 goes right after that', /短信6 售服预告/, ['17:30']],
  ['R003-016: the leader is to tell half-days', /📞 送货时段/, ['17:30']],
  ['R003-016: those not told are named', /⏰ 送货时段/, ['18:30']],
  ['R003-016: those not told are told above', /⚠️ 送货时段/, ['19:00']],
])('%s', (_, words, times) => expect(timesOf(words)).toEqual(times))
