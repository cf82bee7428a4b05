/** What is changed once the schedule is out is told to those who drive, by name (R003-019). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { type Office, openOffice } from './office.js'

let office: Office
let qiu: Person
let jing: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work, chen } = office
  qiu = world.person('邱师傅', '1012')
  jing = world.person('静经理', '1011')
  await joins(qiu, '安装师傅')
  await joins(jing, '安装部经理')
  await admin.says(work, '/班组 加 陈队 安装 2 @陈师傅', { mentions: [chen] })
  await admin.says(work, '/班组 加 邱队 安装 2 @邱师傅', { mentions: [qiu] })
  await office.li.says(work, '/安装 张三 13800000001 3月10日上午 江南里1号 师傅:陈队 原因:急')
  await world.turnTo('2026-03-09T17:00')
})
afterEach(() => office.world.close())

async function joins(person: Person, role: string) {
  await person.says(office.work, `/我是 ${person.name} ${role}`)
  await office.admin.presses(office.work.last, '批准')
}

/** Whom the notes ping, in which room, and what they say. */
const notes = (said: Message[]) =>
  said.flatMap(({ post, text, room }) =>
    text.includes('【变更】')
      ? { pings: post.mentions.map(({ name }) => name), room, line: text.slice(text.indexOf('【变更】')) }
      : [],
  )
const inWork = (said: Message[]) => notes(said).find(({ room }) => room === office.work.id)
const li = (line: string) => office.li.says(office.work, line)

test('R003-019: an addition names the crew and pings it, and each room says the same', async () => {
  const said = await li('/安装 王五 13800000002 3月10日下午 江南里5号 师傅:邱队 原因:急')
  const note = '【变更】加单 AZ260309-02（安装 王五 3月10日 周二 下午，邱队）'
  expect(notes(said).map(({ line }) => line)).toEqual([note, note, note])
  expect(inWork(said)?.pings).toEqual(['安娜', '静经理', '邱师傅'])
  expect(notes(said).flatMap(({ pings }) => pings)).toHaveLength(3)
})

test('R003-019: a move names the crew, another crew concerns both, a cancellation whoever would have come', async () => {
  expect(inWork(await li('/改期 AZ260309-01 3月10日下午 原因:急'))).toMatchObject({
    pings: ['安娜', '静经理', '陈师傅'],
    line: '【变更】改期 AZ260309-01（安装 张三）：3月10日 周二 上午 → 3月10日 周二 下午，陈队，原因：急',
  })
  expect(inWork(await li('/改期 AZ260309-01 师傅:邱队'))).toMatchObject({
    pings: ['安娜', '静经理', '陈师傅', '邱师傅'],
    line: '【变更】换师傅 AZ260309-01（安装 张三 3月10日 周二 下午）：邱队',
  })
  expect(inWork(await li('/取消 AZ260309-01 客户出差'))).toMatchObject({
    pings: ['安娜', '静经理', '邱师傅'],
    line: '【变更】取消 AZ260309-01（安装 张三 3月10日 周二 下午），原因：客户出差',
  })
})

test('R003-019: on the day itself too; whoever is on the way is called back, and not pinged twice', async () => {
  const { world, work, chen } = office
  await world.turnTo('2026-03-10T08:00')
  const added = await li('/安装 王五 13800000002 3月10日下午 江南里5号 师傅:陈队 原因:急')
  expect(inWork(added)?.pings).toEqual(['安娜', '静经理', '陈师傅'])
  await chen.says(work, '/出发 AZ260309-01')
  const said = await li('/取消 AZ260309-01 客户出差')
  expect(said.filter(({ post }) => post.mentions.some(({ name }) => name === '陈师傅'))).toHaveLength(1)
  expect(inWork(said)?.pings).toEqual(['安娜', '静经理'])
})

test('R003-019: whoever changes it is not pinged for it', async () => {
  const said = await jing.says(office.work, '/暂缓 AZ260309-01 没付尾款')
  expect(inWork(said)?.pings).toEqual(['安娜', '陈师傅'])
})

test('R003-013, R003-019: moved from today into the draft that is done, whoever confirms it is pinged by the draft alone', async () => {
  const { world, an } = office
  await li('/条件 AZ260309-01 全部就绪')
  await world.turnTo('2026-03-10T15:30')
  const said = await an.says(office.work, '/改期 AZ260309-01 3月11日上午 原因:急')
  const pinging = said.filter(({ post }) => post.mentions.some(({ name }) => name === '静经理'))
  expect(pinging.map(({ text }) => text)).toEqual([expect.stringContaining('安装草案 3月11日 周三 · 1单')])
  expect(inWork(said)?.pings).toEqual(['陈师傅'])
})
