/** Money and vouchers for a customer: asked for, approved step by step, refused, taken back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import type { Message } from '../../support/fake-adapter.js'
import { type Office, openOffice } from './office.js'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const SMALL = '/赔付 TS261120-01 300元 台面返工'
const LARGE = '/赔付 TS261120-01 5000元 台面报废'
const ASKED = 'TS261120-01 已申请赔付 1：300元，工程部承担，等批准'
const card = (): Message => office.work.with('📝 请批准')
const claims = () => office.world.bot.store.transaction((db) => db.claim.findMany({ orderBy: { id: 'asc' } }))
const story = async () => (await office.li.says(office.work, '/查看 TS261120-01'))[0]?.text ?? ''
const texts = (messages: Message[]) => messages.map(({ text }) => text)

describe('is asked for', () => {
  test('in one line: the answer, the same in the thread, and a card to the head', async () => {
    const { li, work, thread } = office
    const [answer, copy, asked] = await li.says(work, SMALL)
    expect([answer?.text, answer?.buttons.map(({ label }) => label)]).toEqual([ASKED, ['撤回']])
    expect([copy?.text, copy?.thread, copy?.buttons]).toEqual([ASKED, thread, []])
    expect(asked?.text).toContain('赔付 1：300元\n原因: 台面返工\n承担部门: 工程部\n申请人: 李四')
    expect(asked?.text).toMatch(/^@孙部长/)
    expect(await claims()).toMatchObject([{ fen: 30_000, kind: 'compensation', state: 'waiting', special: false }])
  })

  test('inside the thread, by the liaison, without a unit', async () => {
    const { wang, work, thread } = office
    const [answer] = await wang.says(work, '/赔付 300 台面返工', { thread })
    expect(answer?.text).toBe(ASKED)
  })

  test('what is missing is asked for', async () => {
    const { li, work, thread } = office
    await li.says(work, '/赔付', { thread })
    expect(work.last.text).toContain('赔多少？')
    await li.says(work, '-5元', { thread, replyTo: work.last })
    expect(work.last.text).toContain('金额“-5”不对，请写大于零')
    await li.says(work, '1,200.50', { thread })
    expect(work.last.text).toContain('为什么赔？\n金额: 1,200.5元')
    await li.says(work, '台面返工', { thread, replyTo: work.last })
    expect(await claims()).toMatchObject([{ fen: 120_050, reason: '台面返工' }])
  })

  test('of several departments the one that bears it is asked for', async () => {
    const { li, work } = office
    await li.says(work, '/问题 TS261120-01 颜色有色差')
    await li.says(work, SMALL)
    expect(work.last.text).toContain('费用由哪个部门承担？')
    await li.presses(work.last, '材料部')
    expect(work.with('已申请').text).toContain('材料部承担')
  })

  test('or named, any department of the house', async () => {
    const { li, work } = office
    await li.says(work, `${SMALL} 部门:门店`)
    expect(work.with('已申请').text).toContain('门店承担')
  })

  test('a reason is data: no formula, no markup, nobody is pinged by it', async () => {
    const { li, work } = office
    await li.says(work, '/赔付 TS261120-01 300元 =HYPERLINK("http://x") <b>*急* @所有人 {code}')
    const [claim] = await claims()
    expect(claim?.reason).toContain('=HYPERLINK("http://x") <b>*急* @所有人 {code}')
    expect(card().text).toContain('=HYPERLINK("http://x") <b>*急* @所有人 {code}')
    expect(card().post.mentions).toHaveLength(1)
  })

  test('by nobody who has nothing to do with it, nor for a closed complaint, nor as a voucher where there are none', async () => {
    const { other, boss, li, work } = office
    expect(texts(await other.says(work, SMALL))).toEqual(['这一单由工程部和客服处理，请找他们申请，谢谢。'])
    expect(texts(await office.world.person('路人', '3001').says(work, SMALL))).toHaveLength(1)
    const [voucher] = await li.says(work, '/赔付 TS261120-01 礼券 300元 台面返工')
    expect(voucher?.text).toBe('现行制度不发礼券。要赔付请发：/赔付 TS261120-01 金额 原因')
    await boss.says(work, '/结案 TS261120-01 客户撤诉')
    expect((await li.says(work, SMALL))[0]?.text).toContain('已经结案')
    expect(await claims()).toEqual([])
  })
})

describe('is decided', () => {
  test('a small sum by the head alone: whoever keeps the complaint, finance and nobody else hear of it', async () => {
    const { li, head, finance, auditor, work } = office
    await finance.says(finance.direct, '/待办')
    await auditor.says(auditor.direct, '/待办')
    const heard = auditor.direct.messages.length
    await li.says(work, SMALL)
    await head.presses(card(), '批准')
    const told = work.with('已批准，工程部承担')
    expect(told.text).toMatch(/^@李四\nTS261120-01 赔付 1：300元 已批准/)
    expect(told.buttons.map(({ label }) => label)).toEqual(['签收'])
    expect(finance.direct.last.text).toBe(
      'TS261120-01 · 张三 · 赔付 1：300元 已批准\n原因: 台面返工\n承担部门: 工程部\n申请人: 李四',
    )
    expect(auditor.direct.messages).toHaveLength(heard)
    expect(work.with(ASKED).buttons).toEqual([])
    expect(await story()).toContain('赔付 1：300元 · 已批准，等签收 · 工程部承担 · 台面返工')
  })

  test('a large one by the general manager as well', async () => {
    const { li, head, boss, work } = office
    await li.says(work, LARGE)
    await boss.presses(card(), '批准')
    expect((await claims())[0]?.state).toBe('waiting')
    await head.presses(card(), '批准')
    expect(card().text).toContain('@钱总')
    await boss.says(work, '/批准 TS261120-01')
    expect((await claims())[0]?.state).toBe('approved')
  })

  test('a special case goes straight to the last step', async () => {
    const { li, boss, work } = office
    await li.says(work, '/赔付 TS261120-01 专案 300元 责任部门不清')
    expect(card().text).toContain('专案赔付 1：300元')
    expect(card().text).toContain('请批准: 孙部长')
    expect((await claims())[0]?.special).toBe(true)
    await office.head.presses(card(), '批准')
    await boss.presses(card(), '批准')
    expect((await claims())[0]?.state).toBe('approved')
  })

  test('another amount may be put in its place, but none that others would have to approve', async () => {
    const { li, head, work } = office
    await li.says(work, SMALL)
    await head.presses(card(), '修改')
    expect(work.last.text).toContain('TS261120-01 批多少？')
    await head.says(work, '600元')
    expect(work.last.text).toBe('600元 要 总经理 批准，请先驳回，按新金额重新申请。')
    await head.presses(card(), '修改')
    await head.says(work, '200元')
    expect(work.with('已批准').text).toContain('赔付 1：200元 已批准')
    expect(await claims()).toMatchObject([{ fen: 20_000, state: 'approved' }])
  })

  test('a no is told to whoever asked, with the reason', async () => {
    const { wang, head, work } = office
    await wang.says(work, SMALL)
    await head.presses(card(), '驳回')
    await head.presses(work.last, '费用太高')
    const told = work.with('没有批准')
    expect(told.text).toBe('@王强\nTS261120-01 赔付 1：300元 没有批准：费用太高')
    expect(await claims()).toMatchObject([{ state: 'rejected' }])
  })

  test('nobody approves their own: the next one above is asked, and where there is none an admin', async () => {
    const { admin, head, boss, work } = office
    await head.says(work, LARGE)
    expect(card().text).toContain('请批准: 钱总')
    await boss.presses(card(), '批准')
    expect((await claims())[0]?.state).toBe('approved')
    await head.says(work, SMALL)
    expect(card().text).toContain('请批准: 周敏')
    await head.presses(card(), '批准')
    expect((await claims())[1]?.state).toBe('waiting')
    await admin.presses(card(), '批准')
    expect((await claims())[1]?.state).toBe('approved')
  })

  test('only once: the second press changes nothing', async () => {
    const { li, head, boss, work } = office
    await li.says(work, LARGE)
    const first = card()
    await head.presses(first, '批准')
    await head.pressesChoice(first, first.buttons[0]?.id ?? 'gone')
    expect((await claims())[0]?.state).toBe('waiting')
    await boss.presses(card(), '批准')
    expect((await claims())[0]?.state).toBe('approved')
  })
})

describe('is taken back', () => {
  test('by whoever asked, while it waits', async () => {
    const { li, wang, work } = office
    await li.says(work, SMALL)
    const answer = work.with(ASKED)
    const [button] = work.messages.filter(({ buttons }) => buttons.some(({ label }) => label === '撤回'))
    await wang.presses(button as Message, '撤回')
    expect(wang.toast).toBe('这是李四申请的，请找李四撤回，谢谢。')
    await li.presses(button as Message, '撤回')
    expect(work.with('已撤回').text).toBe('TS261120-01 已撤回赔付 1：300元')
    expect(answer.buttons).toEqual([])
    expect(work.messages.some(({ buttons }) => buttons.some(({ label }) => label === '批准'))).toBe(false)
    expect(await claims()).toMatchObject([{ state: 'rejected' }])
  })

  test('not after it was decided', async () => {
    const { li, head, work } = office
    const [answer] = await li.says(work, SMALL)
    const [choice] = answer?.buttons ?? []
    await head.presses(card(), '批准')
    await li.pressesChoice(answer as Message, choice?.id ?? '')
    expect(await claims()).toMatchObject([{ state: 'approved' }])
  })
})

describe('with papers', () => {
  beforeEach(async () => {
    await office.world.close()
    office = await openOffice('mall')
  })

  const PAPERS = 'TS261120-01 请先发照片或单据，还差 1 张，发到这里就行。'
  const kept = () => office.world.bot.store.transaction((db) => db.evidence.count({ where: { complaintId: 1 } }))

  test('nothing is sent without one; the photo alone is the answer', async () => {
    const { li, work } = office
    await li.says(work, SMALL)
    expect(work.last.text).toContain(PAPERS)
    expect(await claims()).toEqual([])
    await li.says(work, '', { files: [photo('a.jpg')] })
    expect(work.with('已申请').text).toBe(ASKED)
    expect(await kept()).toBe(1)
  })

  test('what comes with the words counts, and so does what is with the complaint already', async () => {
    const { li, work, thread } = office
    await li.says(work, SMALL, { files: [photo('a.jpg')] })
    expect(work.with('已申请').text).toBe(ASKED)
    expect(await kept()).toBe(1)
    await li.says(work, '/赔付 礼券 200元 再补偿', { thread })
    expect(work.with('已申请礼券').text).toContain('礼券 2：200元')
  })

  test('words are no answer', async () => {
    const { li, work } = office
    await li.says(work, SMALL)
    await li.says(work, '明天再拍', { replyTo: work.last })
    expect(await claims()).toEqual([])
  })

  test('finance, the auditor and the head of service get a copy', async () => {
    const { li, head, auditor, work, thread } = office
    await auditor.says(auditor.direct, '/待办')
    await li.says(work, SMALL, { files: [photo('a.jpg')] })
    await head.presses(card(), '批准')
    expect(auditor.direct.last.text).toContain('赔付 1：300元 已批准')
    const copy = work.with('张三 · 赔付 1：300元 已批准')
    expect([copy.text.split('\n')[0], copy.thread]).toEqual(['@吴会计', thread])
  })
})

test('the policy in words', async () => {
  const { li, work } = office
  const [rules] = await li.says(work, '/制度')
  if (rules) await li.presses(rules, '赔付')
  const said = work.last
  expect(said.text).toContain('路费 100元，由部门负责人批准')
  expect(said.text).toContain('赔付要批准：500元 以内由部门负责人、500元 以上由部门负责人、总经理')
})
