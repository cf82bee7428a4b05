/** The playground as people meet it: a real browser, the real program; PICTURES=1 also takes the pictures for the README. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, launchChromium } from './chromium.js'
import { PlaygroundPage } from './playground-page.js'
import { Program } from './program.js'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
const DESK = { viewport: { width: 1280, height: 800 } }
const TUESDAY_MORNING = '2026-12-01T09:00:00+08:00'
const BOOKING = '/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套'
const COMPLAINT = '/投诉 张三 13800000001 台面开裂;水槽漏水'

const chromium = findChromium()
if (!chromium)
  console.warn('No Chromium found: the browser tests are skipped. Install one, or name it in CHROMIUM_PATH.')

describe.skipIf(!chromium)('the playground in a browser', { timeout: 40_000 }, () => {
  let browser: Browser
  let program: Program
  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    program = await Program.start(TUESDAY_MORNING)
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await program.stop()
  })

  const open = async (options: BrowserContextOptions) =>
    PlaygroundPage.open(await browser.newPage({ locale: 'zh-CN', ...options }), program.address)

  test('on a phone: a delivery, the schedule at 17:00, a complaint, and its signature', async () => {
    const on = await open(PHONE)

    await on.says(BOOKING)
    await on.fromBot('提前不足 3 天').waitFor()
    await on.button('客户要求').tap()
    await on.fromBot(/已预约送货 SH261201-01.*12月2日 周三 上午/s).waitFor()
    await on.turnTo1700()
    await on.fromBot(/送货安装排班 12月2日 周三.*上午 SH261201-01 张三 138\*\*\*\*0001/s).waitFor()
    await on.picture('phone-schedule')

    await on.says(COMPLAINT)
    await on.its('open-thread').tap()
    await on.fromBot(/TS261201-01 · 工程部 · 请在 17:30 前知晓/).waitFor()
    await on.its('be').tap()
    await on.becomes('王强')
    await on.picture('phone-complaint')

    await on.button('知晓').tap()
    await on.fromBot(/TS261201-01 · 工程部 · 王强 17:0\d 已知晓/).waitFor()
    expect(await on.button('知晓').count()).toBe(0)
    expect(await on.widerThanTheScreen()).toBe(false)
  })

  test('on a desk, in the dark, with the keyboard alone', async () => {
    const on = await open({ ...DESK, colorScheme: 'dark' })
    expect(await on.isDark()).toBe(true)

    await on.types(BOOKING)
    await on.goTo(on.button('已提前沟通'))
    await on.fromBot('已预约送货').waitFor()
    await on.goTo(on.its('turn-clock'))
    await on.fromBot('送货安装排班').waitFor()
    await on.types(COMPLAINT)
    await on.its('open-thread').waitFor()
    await on.picture('desk-dark')

    await on.goTo(on.its('open-thread'))
    await on.goTo(on.its('be'))
    await on.becomes('王强')
    await on.goTo(on.button('知晓'))
    await on.fromBot(/王强 17:0\d 已知晓/).waitFor()
    await on.goTo(on.its('back'))
    await on.fromBot('送货安装排班').waitFor()
  })

  test('a program killed in the middle forgets nothing and does nothing twice', async () => {
    const on = await open(DESK)
    await on.says(BOOKING)
    await on.button('其他').click()
    await on.turnTo1700()
    await on.fromBot('送货安装排班').waitFor()

    await on.taken('say', () => on.says(COMPLAINT))
    await program.killAndStartAgain()
    await on.its('open-thread').click()
    await on.speakAs('王强')
    await on.taken('press', () => on.button('知晓').click())
    await program.killAndStartAgain()
    await on.fromBot('王强 17:').waitFor()

    await on.page.reload()
    await on.fromBot('王强 17:').waitFor()
    expect(await on.fromBot('已知晓').count()).toBe(1)
    expect(await on.button('知晓').count()).toBe(0)
    await on.its('back').click()
    await on.fromBot('投诉 TS261201-01').waitFor()
    expect(await on.messages('台面开裂').count()).toBe(2) // what was said, and its answer
    expect(await on.fromBot('已预约送货').count()).toBe(1)
    expect(await on.fromBot('送货安装排班').count()).toBe(1)
    expect(await on.its('thread').count()).toBe(1)
  })

  test('a photo in the thread of a complaint is kept with it; closing the complaint closes the thread', async () => {
    const on = await open({ ...PHONE, colorScheme: 'dark' })
    await on.says(COMPLAINT)
    await on.its('open-thread').tap()
    await on.sendsPhoto('台面.jpg', '')
    await on.fromBot(/已存 1 张照片 · TS261201-01/).waitFor()
    await on.its('log').getByAltText('台面.jpg').waitFor()
    expect(await on.widthOf('台面.jpg')).toBeGreaterThan(0)
    expect(await on.its('attachment').count()).toBe(0)
    expect(await on.nameless()).toEqual([])

    await on.speakAs('周敏')
    await on.says('/结案 客户撤诉')
    await on.page.getByRole('heading', { name: '已结案 TS261201-01' }).waitFor()
    await on.page.getByText('岩板一店工作群 · 已关闭').waitFor()
    await on.its('open-rooms').tap()
    await on.its('thread').and(on.page.locator('[data-closed="true"]')).waitFor()
    expect(await on.widerThanTheScreen()).toBe(false)
  })

  test('everything that can be used has a name', async () => {
    const on = await open(PHONE)
    await on.says(BOOKING)
    await on.button('客户要求').waitFor()

    expect(await on.nameless()).toEqual([])
    expect(await on.page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await on.page.getByRole('main').count()).toBe(1)
    expect(await on.page.getByRole('heading', { level: 1 }).textContent()).toBe('岩板一店工作群')
  })
})
