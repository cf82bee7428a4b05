/** The eight printed forms of a complaint that was played through chat: as pages, as spreadsheets, and what is refused. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FORM_NAMES } from '../../src/domain/forms/form-name.js'
import { sealLink } from '../../src/domain/forms/link.js'
import { type Case, openCase, openEnglishCase } from '../commands/complaints/later-life.js'
import { pretendWeb } from '../support/pretend-web.js'
import { exported, FormDoor } from './form-door.js'

const CODE = 'TS261120-01'
let scene: Case
let door: FormDoor
beforeEach(async () => {
  scene = await openCase()
  door = await FormDoor.open(scene.world)
})
afterEach(async () => {
  await door.close()
  await scene.world.close()
})

/** Signed, called, planned, solved, verified and called back. */
async function played() {
  const { wang, li, card, work, world } = scene
  await wang.presses(card, '知晓')
  await world.turnTo('2026-11-20T09:40')
  await wang.says(work, `/联系客户 ${CODE} 联系上了 客户同意明天上门`)
  await wang.says(work, `/处理意见 ${CODE} 1 更换台面 11月25日`)
  await wang.says(work, `/处理意见 ${CODE} 2 换密封圈 11月24日`)
  await world.turnTo('2026-11-24T15:00')
  await wang.says(work, `/解决 ${CODE} 1 换好台面`)
  await wang.says(work, `/解决 ${CODE} 2 换了密封圈`)
  await li.says(work, `/效果确认 ${CODE} 1 满意`)
  await li.says(work, `/效果确认 ${CODE} 2 满意`)
  await world.turnTo('2026-11-25T10:00')
  await li.says(work, `/回访 ${CODE} 满意 5 师傅很准时`)
}

describe('a complaint that is closed', () => {
  beforeEach(played)

  test.each([
    [
      '客户问题收集表',
      ['客户姓名 张三 联系电话 13800000001', '建筑面积', '1 台面开裂 工程部', '受理人 李四', '工程部 王强'],
    ],
    ['客户投诉信息反馈单', ['状态 已结案', '台面开裂 工程部 王强 2026年11月20日 周五 09:00（按钮）', '更换台面']],
    ['客户投诉意见回复表', ['更换台面 2026年11月25日 周三', '已联系上 客户同意明天上门', '换密封圈']],
    ['客户投诉登记及处理跟踪表', ['受理时间 2026年11月20日 周五 09:00', '问题 1 已解决：换好台面', '李四']],
    ['客诉处理单', ['换好台面 客户已确认', '受偿人签收', '签字']],
    ['投诉处理表', ['处理意见', '换了密封圈', '满意、5分', '师傅很准时', '李四 2026年11月25日 周三 10:00']],
    ['工作知会单', ['知会部门 工程部', '请协助', '签收']],
    ['业主/住户投诉记录表', ['客户姓名 张三', '问题 1. 台面开裂', '受理人 李四', '1 台面开裂 工程部 王强']],
  ])('%s, as a page and as a spreadsheet', async (title, lines) => {
    const answer = await exported(scene.li, `${CODE} ${title}`)
    expect(answer.text).toContain(`${CODE} ${title}，24 小时内有效`)
    const page = await door.text(answer)
    const [sheet = []] = await door.sheets(answer)
    const cells = sheet.flat().join(' ').replace(/\s+/g, ' ')
    for (const line of [title, '岩板一店', `编号 ${CODE}`, ...lines]) {
      expect(page).toContain(line)
      expect(cells).toContain(line)
    }
  })

  test('the page cannot run anything, is kept nowhere and found by nobody', async () => {
    const response = await door.get(await exported(scene.li, `${CODE} 客诉处理单`))
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/,
      ),
    })
    expect(page).not.toMatch(/<script|javascript:|style="/)
    const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
  })

  test('the spreadsheet is a download with a name of its own', async () => {
    const address = door.addressIn(await exported(scene.li, `${CODE} 投诉处理表`), 'sheet')
    const { headers } = await fetch(address)
    expect(headers.get('content-type')).toContain('spreadsheetml')
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`UTF-8''${CODE}-投诉处理表.xlsx`)
  })

  test('a new round is on paper with its number, its boxes empty again', async () => {
    const { boss, li, work } = scene
    await boss.says(work, `/重开 ${CODE} 又漏水了`)
    const page = await door.text(await exported(li, `${CODE} 客诉处理单`))
    expect(page).toContain(`编号 ${CODE} · 第 2 轮`)
    expect(page).toContain('签字 工程部 受偿人签收')
  })

  test('a form that is asked for by its short name; a closed complaint has no work notice to offer', async () => {
    expect((await exported(scene.li, `${CODE} 跟踪表`)).text).toContain('客户投诉登记及处理跟踪表')
    const offered = (await exported(scene.li, CODE)).buttons.map(({ label }) => label)
    expect(offered).toHaveLength(7)
    expect(offered).not.toContain('工作知会单')
  })
})

describe('before anybody has signed', () => {
  test('every form that makes sense is printed with empty boxes', async () => {
    const answer = await exported(scene.li, CODE)
    expect(answer.text).toContain(`${CODE} 要哪张表？`)
    const offered = answer.buttons.map(({ label }) => label)
    expect(offered).toEqual([
      '客户问题收集表',
      '客户投诉信息反馈单',
      '工作知会单',
      '客户投诉登记及处理跟踪表',
      '客诉处理单',
      '业主/住户投诉记录表',
    ])
    for (const title of offered) expect((await door.get(await exported(scene.li, `${CODE} ${title}`))).status).toBe(200)
    expect(await door.text(await exported(scene.li, `${CODE} 收集表`))).toMatch(/签字 工程部 $/)
  })

  test('there is no reply while a problem has no plan (R000-028)', async () => {
    const { wang, li, card, work } = scene
    await wang.presses(card, '知晓')
    await wang.says(work, `/处理意见 ${CODE} 1 更换台面 11月25日`)
    expect((await exported(li, `${CODE} 回复表`)).text).toContain('这些问题还没有处理意见和承诺日期：2. 水槽漏水')
  })

  test('text from outside is text', async () => {
    const { li, work } = scene
    const problem = `<script>alert(1)</script> & "引号" 👩‍👩‍👧 ${'台面又裂了，'.repeat(300)}`
    await li.says(work, `/投诉 客户:=HYPERLINK("http://evil.test","张") 13900000002 ${problem}`)
    const answer = await exported(li, 'TS261120-02 收集表')
    const page = await (await door.get(answer)).text()
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;引号&quot; 👩‍👩‍👧')
    const { customer } = await scene.world.bot.store.transaction((db) =>
      db.complaint.findFirstOrThrow({ where: { code: 'TS261120-02' }, include: { customer: true } }),
    )
    expect(customer.name).toMatch(/^=HYPERLINK/)
    const [sheet = []] = await door.sheets(answer)
    expect(sheet.flat()).toContain(customer.name)
  })

  test('thirty problems', async () => {
    const { li, work } = scene
    const problems = Array.from({ length: 30 }, (_, index) => `第${index + 1}处台面开裂`)
    await li.says(work, `/投诉 王五 13900000003 ${problems.slice(0, 20).join(';')}`)
    await li.says(work, `/问题 TS261120-02 ${problems.slice(20).join(';')}`)
    const page = await door.text(await exported(li, 'TS261120-02 客诉处理单'))
    for (const problem of problems) expect(page).toContain(problem)
  })
})

describe('links', () => {
  const sealed = (link: Partial<Parameters<typeof sealLink>[1]>, at = scene.world.time.now()) =>
    `${door.address}/forms/${sealLink(pretendWeb.key, { complaintId: 1, form: 'intake', personId: 1, ...link }, at)}`

  test.each(FORM_NAMES)('%s opens for an admin', async (form) => {
    expect((await fetch(sealed({ form }))).status).toBe(200)
  })

  test('are gone after a day, and say so in one sentence', async () => {
    const answer = await exported(scene.li, `${CODE} 收集表`)
    await scene.world.turnTo('2026-11-21T08:59')
    expect((await door.get(answer)).status).toBe(200)
    await scene.world.turnTo('2026-11-21T09:01')
    const response = await door.get(answer)
    expect(response.status).toBe(410)
    expect(await response.text()).toContain('链接已过期，请在聊天里重新发 /导出。')
  })

  test.each(['/forms/1-intake-1-99999999-aaaa', '/forms/x', '/forms/', '/forms/a/b', '/forms/%00.xlsx'])(
    '%s is nothing',
    async (path) => {
      const response = await fetch(door.address + path)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.text()).toContain('请在聊天里重新发 /导出。')
    },
  )

  test('an unknown complaint is nothing, nor is any to somebody who has left the brand', async () => {
    expect((await fetch(sealed({ complaintId: 99 }))).status).toBe(404)
    const answer = await exported(scene.li, `${CODE} 收集表`)
    await scene.admin.says(scene.work, '/人员 移除 李四')
    expect((await door.get(answer)).status).toBe(404)
  })

  test('are only read', async () => {
    const answer = await exported(scene.li, `${CODE} 收集表`)
    const head = await door.get(answer, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await door.get(answer, { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    }
  })
})

describe('the copies of the handling sheet (R002-036)', () => {
  beforeEach(async () => {
    await door.close()
    await scene.world.close()
    scene = await openCase({ environment: { POLICY: 'mall' } })
    door = await FormDoor.open(scene.world)
  })

  test('are three, with their holders, and say who has received theirs', async () => {
    const sheet = async () => exported(scene.li, `${CODE} 客诉处理单`)
    const before = await door.text(await sheet())
    expect(before.match(/第 \d\/3 联 · \S+ · 签收：/g)).toEqual([
      '第 1/3 联 · 处理单位 · 签收：',
      '第 2/3 联 · 稽核处 · 签收：',
      '第 3/3 联 · 企划处客服课 · 签收：',
    ])
    expect(await door.sheets(await sheet())).toHaveLength(3)
    await played()
    const { admin, work } = scene
    for (const number of [1, 2]) await admin.says(work, `/原因 ${CODE} ${number} 卖场设备 年久失修`)
    await admin.says(work, `/签字 ${CODE} 情况属实`)
    await admin.presses(work.with('第 1/3 联'), '签收')
    const after = await door.text(await sheet())
    expect(after).toContain('第 1/3 联 · 处理单位 · 签收：周敏 2026年11月25日 周三 10:00（按钮） ')
    expect(after).toContain('第 2/3 联 · 稽核处 · 签收： ')
    expect(after).toContain('记录单位 周敏 2026年11月25日 周三 10:00（命令） 情况属实')
  })
})

test('in English', async () => {
  const english = await openEnglishCase()
  const there = await FormDoor.open(english.world)
  const [answer] = await english.li.says(english.li.direct, '/export TS261120-01 handling sheet')
  if (!answer) throw new Error('no answer')
  expect(answer.text).toContain('TS261120-01 Complaint handling sheet, valid for 24 hours')
  const page = await there.text(answer)
  for (const line of [
    'No. TS261120-01',
    'Customer Zhang San Phone 13800000001',
    'Fri 20 Nov 2026 09:00',
    'top cracked',
  ])
    expect(page).toContain(line)
  await there.close()
  await english.world.close()
})

test('what the site and its people are called stands on the collection sheet, once somebody has told it (R000-020)', async () => {
  const { li, work } = scene
  await li.says(work, '/客户 张三 13800000001 面积:128平 项目经理:赵军')
  const page = await door.text(await exported(li, `${CODE} 收集表`))
  expect(page).toContain('建筑面积 128平 项目经理 赵军 监理')
})

test('whoever has signed for the work notice in chat stands in its box (R003-043)', async () => {
  const { boss, admin, wang, work, card } = scene
  await wang.presses(card, '知晓')
  await admin.says(work, '/联络人 门店 @王强', { mentions: [wang] })
  await wang.says(work, `/定责 ${CODE} 1 门店`)
  await wang.presses(work.with('工作知会单（门店），请'), '签收')
  expect(await door.text(await exported(boss, `${CODE} 知会单`))).toMatch(
    /签收 门店 王强 2026年11月20日 周五 09:00（按钮）/,
  )
})
