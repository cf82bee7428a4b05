/** Calls on a platform that changes only the card that is pressed, in English, and where the policy knows no such lists. */
import { expect, test } from 'vitest'
import { ALL } from '../../support/fake-adapter.js'
import { openShop } from '../../support/shop.js'
import { World } from '../../support/world.js'

const ZHANG = '张三 13800000001'

test('where nothing that was said can be changed but the card that is pressed, the room hears of the last call only', async () => {
  const { world, work, li } = await openShop({ at: '2026-03-09T10:00', capabilities: { ...ALL, edits: 'pressed' } })
  await li.says(work, `/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await li.says(work, '/安装 王五 13800000002 3月10日下午 江南里5号 原因:急')
  await li.says(li.direct, '/帮助')
  await world.turnTo('2026-03-09T15:30')
  await li.presses(work.with('安装确认'), '打下一个')
  const before = work.messages.length
  await li.presses(li.direct.last, '确认')
  expect(li.direct.last.text).toContain('王五')
  expect(work.messages).toHaveLength(before)
  await li.presses(li.direct.last, '确认')
  expect(work.last.text).toContain('电话打完了（2/2）')
  await world.close()
})

test('a policy without these lists makes none', async () => {
  const { world, work, li } = await openShop({ at: '2026-03-09T10:00', environment: { POLICY: 'renovation' } })
  await li.says(work, `/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-10T18:00')
  expect(work.messages.some(({ text }) => text.includes('📞'))).toBe(false)
  await world.close()
})

test('the list, the card and the answers in English', async () => {
  const world = await World.open({ at: '2026-03-09T10:00', environment: { LOCALE: 'en' } })
  const work = world.room('-100', 'Work')
  const admin = world.person('Zhou', '1001')
  const li = world.person('Li', '1002')
  await admin.says(work, '/bind One work')
  await li.says(work, '/iam Li service')
  await admin.presses(work.last, 'Approve')
  await li.says(work, '/install Zhang 13800000001 2026-03-10 am address:"No. 5" reason:urgent')
  await li.says(li.direct, '/help')
  await world.turnTo('2026-03-09T15:30')
  expect(work.with('Installations to confirm').text).toBe(
    '@Li\n📞 Installations to confirm: please make all calls by 17:00 (0/1)\n1 to go: Zhang AZ260309-01',
  )
  await li.presses(work.with('Installations to confirm'), 'Next call')
  expect(li.direct.last.text).toContain('📞 Installations to confirm · Zhang (1 to go)')
  await li.presses(li.direct.last, 'Confirmed')
  expect(li.direct.last.text).toBe('✓ Zhang: confirmed\nInstallations to confirm: nobody is left to call.')
  expect((await li.says(work, '/callback installed'))[0]?.text).toBe('After installation: nobody is left to call.')
  const [rules] = await li.says(work, '/policy')
  if (rules) await li.presses(rules, 'Calls')
  expect(work.last.text).toContain('15:30 installations tomorrow: reminder 16:30, told above 17:00')
  await world.close()
})
