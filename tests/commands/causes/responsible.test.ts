/** Whose fault a problem is: the department accepts, or disputes and somebody above decides. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case
/** Heads customer service, and so decides; signs for the material department. */
let judge: Person
let qian: Person

async function hired(name: string, id: string, role: string) {
  const { world, work, admin } = scene
  const person = world.person(name, id)
  await person.says(work, `/我是 ${name} ${role}`)
  await admin.presses(work.last, '批准')
  return person
}

beforeEach(async () => {
  scene = await openCase()
  const { admin, work } = scene
  judge = await hired('周主任', '1010', '监理')
  qian = await hired('钱联络', '1011', '监理')
  await admin.says(work, '/部门 负责人 客服部 @周主任', { mentions: [judge] })
  await admin.says(work, '/联络人 材料部 @钱联络', { mentions: [qian] })
})
afterEach(() => scene.world.close())

const labels = ({ buttons }: Message) => buttons.map(({ label }) => label)
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''
const DISPUTE = '/定责 TS261120-01 1 材料部 板材本身有暗裂'
const card = () => scene.work.with('请裁定责任')

test('the department is asked, and accepts by one tap; once', async () => {
  const { li, wang, work, thread } = scene
  const [answer, asking] = await li.says(work, '/定责 TS261120-01 1')
  expect(answer?.text).toBe('TS261120-01 问题 1 已请工程部认责（王强）')
  expect(asking?.text).toBe('@王强\nTS261120-01 问题 1（台面开裂）是工程部的责任吗？')
  expect([asking?.thread, labels(asking as Message)]).toEqual([thread, ['认', '不认']])
  expect((await li.says(work, '/定责 TS261120-01 1'))[0]?.text).toContain('已经请工程部认责')
  expect((await wang.says(work, '/待办'))[0]?.text).toContain('等您定责：TS261120-01 张三 · 问题 1 等您部门认责')
  const [admit] = asking?.buttons ?? []
  await wang.presses(asking as Message, '认')
  expect(asking?.text).toBe('TS261120-01 问题 1 · 工程部认责（王强）')
  expect(labels(asking as Message)).toEqual([])
  await wang.pressesChoice(asking as Message, admit?.id ?? '')
  expect(wang.toast).toBe('这件事已经有结果了，不用再点。')
  expect(await story()).toContain('· 1. 责任：工程部（王强 09:00 认责）')
})

test('it disputes: why, and whose fault it is; whoever decides has one button for each department', async () => {
  const { li, wang, work, thread } = scene
  const [, asking] = await li.says(work, '/定责 TS261120-01 1')
  await wang.presses(asking as Message, '不认')
  expect(work.last.text).toContain('问题 1（台面开裂）是谁的责任？')
  expect(labels(work.last)[0]).toBe('工程部')
  await wang.presses(work.last, '材料部')
  expect(work.last.text).toContain('为什么是材料部的责任？')
  await wang.says(work, '板材本身有暗裂', { replyTo: work.last, thread })
  expect(card().text).toBe(
    '@周主任\nTS261120-01 问题 1（台面开裂）请裁定责任\n工程部不认，认为是材料部：板材本身有暗裂\n还没开始处理的，问题一并转过去',
  )
  expect([card().thread, labels(card())]).toEqual([thread, expect.arrayContaining(['工程部', '材料部', '门店'])])
  expect(labels(asking as Message)).toEqual([])
  expect((await judge.says(work, '/待办'))[0]?.text).toContain('TS261120-01 张三 · 问题 1 等您裁定责任')
})

test('decided before the work began: the problem moves too, the cards go, and the head’s side signs', async () => {
  const { wang, work } = scene
  await wang.says(work, DISPUTE)
  const asked = card()
  const [choice] = asked.buttons
  await judge.presses(asked, '材料部')
  const line = 'TS261120-01 问题 1 裁定为材料部的责任（周主任）'
  expect([asked.text, labels(asked)]).toEqual([line, []])
  expect(work.with('TS261120-01 问题 1：工程部 → 材料部')).toBeDefined()
  expect(work.with('TS261120-01 · 材料部 · 请在').text).toContain('1. 台面开裂')
  expect(await story()).toContain('责任：材料部（周主任 09:00 裁定，未签认）')
  await judge.pressesChoice(asked, choice?.id ?? '')
  expect(judge.toast).toBe('这件事已经有结果了，不用再点。')
  await qian.presses(
    work.messages.filter(({ text, buttons }) => text.includes(line) && buttons.length > 0).at(-1) as Message,
    '认',
  )
  expect(await story()).toContain('责任：材料部（钱联络 09:00 认责）')
})

test('once the work has begun only the responsibility is decided', async () => {
  const { wang, work, card: signs } = scene
  await wang.presses(signs, '知晓')
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月25日')
  await wang.says(work, DISPUTE)
  await judge.presses(card(), '材料部')
  const told = await story()
  expect(told).toContain('1. 台面开裂 · 工程部 · 已有处理意见')
  expect(told).toContain('责任：材料部')
})

test('nobody decides their own dispute, and no stranger; while it waits it is not sent again', async () => {
  const { wang, other, li, work } = scene
  await wang.says(work, DISPUTE)
  await other.presses(card(), '工程部')
  expect(other.toast).toContain('由工程部认责，您不用操作')
  await wang.presses(card(), '材料部')
  expect(wang.toast).toBe('问题 1 正在等裁定，不用再发。')
  expect((await wang.says(work, DISPUTE))[0]?.text).toBe('问题 1 正在等裁定，不用再发。')
  expect((await li.says(work, '/定责 TS261120-01 1 材料部'))[0]?.text).toBe('问题 1 正在等裁定，不用再发。')
  expect(labels(card()).length).toBeGreaterThan(1)
  const asked = card()
  await wang.presses(asked, '工程部')
  expect(asked.text).toBe('TS261120-01 问题 1 · 工程部认责（王强）')
})

test('who decides is away: the deputy is asked', async () => {
  const { admin, boss, wang, work } = scene
  await judge.says(work, '/请假 11月20日 到 11月21日 代理:@钱总', { mentions: [boss] })
  await admin.presses(work.last, '批准')
  await wang.says(work, DISPUTE)
  expect(card().text).toContain('@钱总\n')
  await boss.presses(card(), '工程部')
  expect(await story()).toContain('责任：工程部（钱总 09:00 裁定，未签认）')
})

test('a new round keeps it; a closed complaint is left alone', async () => {
  const { wang, boss, work } = scene
  await wang.says(work, '/定责 TS261120-01 1 工程部')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect((await wang.says(work, DISPUTE))[0]?.text).toContain('已经结案')
  await boss.says(work, '/重开 TS261120-01 客户又来电')
  expect(await story()).toContain('责任：工程部（王强')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { li, wang, boss, work } = scene
  const [, asking] = await li.says(work, '/responsible TS261120-01 1')
  expect(asking?.text).toBe('@Wang\nTS261120-01 problem 1 (top cracked): is 工程部 responsible?')
  await wang.says(work, '/responsible TS261120-01 1 材料部 the slab itself')
  expect(work.last.text).toContain('@Qian\nTS261120-01 problem 1 (top cracked): please decide who is responsible')
  await boss.presses(work.last, '工程部')
  await wang.presses(work.with('decided by Qian'), 'Accept')
  expect((await li.says(work, '/show TS261120-01'))[0]?.text).toContain('responsible: 工程部 (accepted by Wang')
})
