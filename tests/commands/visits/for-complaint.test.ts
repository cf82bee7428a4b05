/** R001-038: a visit that is made for a complaint is tied to it, told in it, and names who helps on the spot. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const story = async (code: string) => (await scene.li.says(scene.work, `/查看 ${code}`))[0]?.text ?? ''

test('said in the thread: the complaint knows whose home it is, and reads the booking', async () => {
  const { li, work, thread } = scene
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  const [booked] = await li.says(work, '/报修 11月21日下午 水槽漏水', { thread })
  expect(booked?.text).toContain('SF261120-01')
  expect(booked?.text).toContain('张三 138****0001')
  expect(booked?.text).toContain('问题: 水槽漏水')
  expect(booked?.text).toContain('投诉: TS261120-01')
  expect(inThread(scene).filter((line) => line.includes('SF261120-01'))).toHaveLength(1)
  expect(await story('TS261120-01')).toContain('上门\n· SF261120-01 售服 11月21日 周六 下午 · 已预约')
  expect(await story('SF261120-01')).toContain('投诉: TS261120-01')
})

test('said elsewhere with the code: moved, done and reported, the thread and the timeline hear of all', async () => {
  const { li, other, work, world } = scene
  const from = world.adapter.sent.length
  await li.says(work, '/报修 张三 13800000001 11月20日下午 翡翠湾3栋1201 水槽漏水 师傅:陈师傅 投诉:TS261120-01')
  await li.says(work, '/改期 SF261120-01 11月20日上午')
  await other.says(work, '/完成 SF261120-01')
  await other.says(work, '/反馈 SF261120-01 换了密封圈，试水正常')
  expect(inThread(scene, from).filter((line) => line.includes('SF261120-01'))).toEqual([
    'TS261120-01 约好上门：SF261120-01 售服 11月20日 周五 下午，陈师傅',
    'TS261120-01 上门改期：SF261120-01 售服 11月20日 周五 上午',
    'TS261120-01 上门完成：SF261120-01 售服',
    'TS261120-01 上门反馈：SF261120-01 售服，换了密封圈，试水正常',
  ])
  const told = await story('TS261120-01')
  for (const line of [
    '李四：约上门 SF261120-01：11月20日 周五',
    '陈师傅：上门 SF261120-01 完成',
    '陈师傅：上门 SF261120-01 反馈：换了密封圈，试水正常',
  ])
    expect(told).toContain(line)
})

test('a visit that is cancelled is told of too, and a closed complaint takes none', async () => {
  const { li, boss, work } = scene
  await li.says(work, '/报修 张三 13800000001 11月23日下午 翡翠湾3栋1201 水槽漏水 投诉:1')
  await li.says(work, '/取消 SF261120-01 客户出差')
  expect(work.with('上门取消').thread).toBe(scene.thread)
  expect(await story('TS261120-01')).not.toContain('上门\n· SF261120-01')
  await boss.says(work, '/结案 TS261120-01 协商好了')
  await li.says(work, '/报修 张三 13800000001 11月24日下午 翡翠湾3栋1201 水槽漏水 投诉:TS261120-01')
  expect(work.last.text).toContain('已经结案')
})

test('departments that are asked to help stand on its card', async () => {
  const { li, wang, work } = scene
  const line = '/报修 张三 13800000001 11月23日下午 翡翠湾3栋1201 水槽漏水 投诉:TS261120-01'
  const [card] = await li.says(work, line)
  expect(card?.text).not.toContain('协办部门')
  await wang.says(work, '/协办 TS261120-01 设计部 出新图')
  await wang.says(work, '/协办 TS261120-01 材料部 带密封圈')
  expect(card?.text).toContain('投诉: TS261120-01\n协办部门: 设计部、材料部')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { li, work } = scene
  await li.says(work, '/repair Zhang San 13800000001 Nov 23 pm 3-1201 sink leaking complaint:TS261120-01')
  expect(work.with('booked for').text).toBe('TS261120-01: service visit SF261120-01 booked for Mon 23 Nov afternoon')
})
