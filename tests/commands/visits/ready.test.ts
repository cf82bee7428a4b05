/** What must be ready before an installation, and the installation after a delivery; 9 March 2026 is a Monday. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from './office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const ZHANG = '张三 13800000001'
const HOME = '翡翠湾3栋1201'
const ITEMS = ['开关面板', '角阀', '吊顶', '水电', '燃气', '垃圾清运']
const install = (when = '3月13日上午') => office.li.says(office.work, `/安装 ${ZHANG} ${when} ${HOME} 岛台`)
const readyOf = async () => (await office.visits()).at(-1)?.ready

test('R003-010: a typed booking books at once and then asks; all ready is one tap', async () => {
  const { li, work } = office
  const [card, asked] = await install()
  expect(card?.text).toContain('已预约安装 AZ260309-01')
  expect(asked?.text).toBe('安装条件 AZ260309-01 张三：都就绪了吗？')
  expect(labels(asked)).toEqual(['全部就绪', ...ITEMS.map((item) => `还差 ${item}`)])
  if (!asked) throw new Error('nothing was asked')
  await li.presses(asked, '全部就绪')
  expect(work.with('安装条件').text).toBe('✓ 安装条件 AZ260309-01 张三：全部就绪')
  expect(Object.values((await readyOf()) ?? {})).toEqual(ITEMS.map(() => true))
})

test('R003-010: what is missing is picked in the same message, and stops the confirmation until it is ready', async () => {
  const { li, an, work } = office
  const [, asked] = await install()
  if (!asked) throw new Error('nothing was asked')
  await li.presses(asked, '还差 燃气')
  const message = work.with('安装条件')
  expect(message.id).toBe(asked.id)
  await li.presses(message, '还差 吊顶')
  expect(work.with('安装条件').text).toContain('还差 吊顶、燃气，先不排')
  expect(await readyOf()).toMatchObject({ 燃气: false, 吊顶: false, 水电: true })
  await an.says(work, '/确认排班 AZ260309-01')
  expect(work.last.text).toContain('还差 吊顶、燃气')
  expect(await office.visits()).toMatchObject([{ state: 'booked' }])
  await li.says(work, '/条件 AZ260309-01 全部就绪')
  await an.says(work, '/确认排班 AZ260309-01')
  expect(await office.visits()).toMatchObject([{ state: 'confirmed' }])
})

test('R003-010: it goes ahead with a reason; a later change asks anew', async () => {
  const { li, an, work } = office
  await install()
  const [noted] = await li.says(work, '/条件 AZ260309-01 还差 燃气')
  expect(noted?.text).toBe('⚠️ 安装条件 AZ260309-01 张三：还差 燃气，先不排')
  await li.says(work, '/条件 AZ260309-01 照样上门')
  await li.says(work, '业主同意先装柜子', { replyTo: work.last })
  expect(await office.visits()).toMatchObject([{ override: '业主同意先装柜子' }])
  await an.says(work, '/确认排班 AZ260309-01')
  expect(await office.visits()).toMatchObject([{ state: 'confirmed' }])
  await li.says(work, '/条件 AZ260309-01 还差 水电')
  expect(await office.visits()).toMatchObject([{ override: null }])
})

test('only installations have something to be ready', async () => {
  const { li, work } = office
  await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板`)
  expect((await li.says(work, '/条件 SH260309-01'))[0]?.text).toContain('不是安装单')
})

test('R003-011: a booked delivery proposes its installation within two working days; one tap books it', async () => {
  const { admin, li, work } = office
  await admin.says(work, '/班组 加 一组 安装')
  const [, proposal] = await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板台面2套`)
  expect(proposal?.text).toBe('张三 送货后安装（SH260309-01，最晚 3月16日 周一）：约哪个时段？')
  const slots = ['14日上午', '14日下午', '16日上午', '16日下午'].map((slot) => `${slot} 一组`)
  expect(labels(proposal)).toEqual([...slots, '不用安装'])
  if (!proposal) throw new Error('nothing was proposed')
  const tapped = proposal.buttons[1]?.id ?? ''
  await li.presses(proposal, '14日上午 一组')
  expect((await office.visits()).at(-1)).toMatchObject({
    kind: 'installation',
    day: '2026-03-14',
    half: 'am',
    address: HOME,
    goods: '岩板台面2套',
  })
  expect(work.with('✓ 已约安装').text).toBe('✓ 已约安装 AZ260309-01（张三 3月14日 周六 上午）')
  await li.pressesChoice(proposal, tapped)
  expect(await office.visits()).toHaveLength(2)
})

test('R003-011: with crews the free half-days of one are proposed, and it is booked with it', async () => {
  const { admin, li, work } = office
  await admin.says(work, '/班组 加 一组 安装 1')
  await admin.says(work, '/班组 一组 休息 3月14日')
  await li.says(work, `/安装 李姐 13800000002 3月16日上午 江南里5号 师傅:一组`)
  await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板`)
  expect(labels(work.last)).toEqual(['16日下午 一组', '不用安装'])
  await li.presses(work.last, '16日下午 一组')
  expect((await office.visits()).at(-1)).toMatchObject({ crew: '一组', teamId: 1, half: 'pm' })
})

test('R003-011: done without an installation it is proposed, also without crews, and without asking why it is so near', async () => {
  const { li, work, world } = office
  await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板`)
  await world.turnTo('2026-03-13T11:00')
  await li.says(work, '/完成 SH260309-01')
  const proposal = work.last
  expect(proposal.text).toContain('送货后安装')
  await li.presses(proposal, '3月14日 周六 下午')
  expect((await office.visits()).at(-1)).toMatchObject({ kind: 'installation', reason: 'delivered' })
  expect(work.with('已预约安装').text).toContain('原因: 送货后安装')
})
