/** Who is who on WeCom: ids that only a bot is told, people without an account, and people on two platforms. */
import { expect, test } from 'vitest'
import type { WecomGroup, WecomPerson } from '../contract/wecom-server.js'
import { FakeAdapter } from '../support/fake-adapter.js'
import { knowRobot, newest } from './dealer.js'
import { openStage, type Stage, type StageSettings } from './stage.js'

/** A work group in which 李四 and 王强 are registered, 王强 as the liaison; by a bot that an ordinary member made. */
async function openOpaque(settings: StageSettings = {}) {
  const stage = await openStage({ opaqueIds: true, ...settings })
  const { server, admin } = stage
  const li = server.person({ name: '李四', userid: 'lisi' })
  const wang = server.person({ name: '王强', userid: 'wangqiang' })
  const work = server.group({ name: '岩板一店工作群', members: [admin, li, wang], webhook: true })
  await stage.says(admin, work, '/绑定 岩板一店 工作群')
  await knowRobot(stage, work)
  await register(stage, work, li, '客服专员')
  await register(stage, work, wang, '监理')
  await stage.says(admin, work, '/联络人 工程部 @王强')
  return { ...stage, li, wang, work }
}

async function register(stage: Stage, work: WecomGroup, person: WecomPerson, role: string): Promise<void> {
  await stage.says(person, work, `/我是 ${person.name} ${role}`)
  await stage.presses(stage.admin, work, newest(stage, work), '批准')
}

/** The ids of each person's accounts, by name. */
const accounts = async ({ look }: Pick<Stage, 'look'>) =>
  Object.fromEntries(
    await look((db) =>
      db.sql
        .all<{ name: string; ids: string }>(
          `SELECT "Person"."name" AS "name", group_concat("platform" || ':' || "externalId") AS "ids" FROM "Account"
           JOIN "Person" ON "Person"."id" = "personId" GROUP BY "Person"."id"`,
        )
        .map(({ name, ids }) => [name, ids] as const),
    ),
  )

/** The ids that WeCom was asked about. */
const asked = ({ server }: Pick<Stage, 'server'>) =>
  server.calls.flatMap(({ path, body }) =>
    path.endsWith('batch/openuserid_to_userid') ? (body as { open_userid_list: string[] }).open_userid_list : [],
  )

const acknowledged = ({ look }: Pick<Stage, 'look'>) => look((db) => db.acknowledgement.count())

test('with an app, ids are asked for once, and known after a restart', async () => {
  const stage = await openOpaque({ app: true })
  const { li, wang, admin, work } = stage
  expect(asked(stage).toSorted()).toEqual([admin.openid, li.openid, wang.openid].toSorted())
  await stage.stop()
  await stage.startAgain('2026-03-09T12:00')
  await stage.says(li, work, '/待办')
  await stage.says(li, li, '/待办')
  expect(asked(stage)).toHaveLength(3)
  expect(await accounts(stage)).toEqual({
    李四: 'wecom:lisi',
    王强: 'wecom:wangqiang',
    [admin.userid]: `wecom:${admin.userid}`,
  })
  await stage.close()
})

test('with an app, a person is the same in the group, alone, to the app, and on cards', async () => {
  const stage = await openOpaque({ app: true })
  const { li, wang, work, server } = stage
  await stage.says(li, work, '/投诉 张三 13800000001 台面开裂')
  const card = newest(stage, work)
  const [alone] = await stage.says(wang, wang, '/待办')
  expect(alone?.text).toContain('TS260309-01')
  const before = server.posts(wang).length
  await stage.after(() => wang.tellsApp('/待办'))
  const [toApp] = server.posts(wang).slice(before)
  expect(toApp?.text).toContain('TS260309-01')
  await stage.presses(wang, work, card, '知晓')
  expect(await acknowledged(stage)).toBe(1)
  expect(await stage.look((db) => db.account.count())).toBe(3)
  expect(await stage.look((db) => db.room.count({ where: { externalId: { startsWith: 'wo' } } }))).toBe(0)
  await stage.close()
})

test('with an app that fails, somebody new is known by the id that the bot is told', async () => {
  const stage = await openOpaque({ app: true })
  const { server, work } = stage
  server.failNext('batch/openuserid_to_userid', -1)
  const guest = server.person({ name: '钱七', userid: 'qianqi' })
  work.members.push(guest)
  const [said] = await stage.says(guest, work, '/待办')
  expect(said?.text).toContain('还不认识您')
  await stage.close()
})

test('without an app, the id that the bot is told does as well, also for admins', async () => {
  const stage = await openOpaque()
  const { li, wang, work, admin } = stage
  expect(await accounts(stage)).toMatchObject({ 王强: `wecom:${wang.openid}`, 李四: `wecom:${li.openid}` })
  await stage.says(li, work, '/投诉 张三 13800000001 台面开裂')
  const card = newest(stage, work)
  const [alone] = await stage.says(wang, wang, '/待办')
  expect(alone?.text).toContain('TS260309-01')
  await stage.presses(wang, work, card, '知晓')
  expect(await acknowledged(stage)).toBe(1)
  const [refused] = await stage.says(li, work, '/人员 手机 王强 13900000003')
  expect(refused?.text).toBe('这件事要管理员来定。')
  const [noted] = await stage.says(admin, work, '/人员 手机 王强 13900000003')
  expect(noted?.text).toContain('已记下王强的手机')
  await stage.close()
})

test('who has no id that pings is pinged by number, once an admin has noted it', async () => {
  const stage = await openOpaque()
  const { li, wang, work, server, admin } = stage
  const byRobot = () => server.posts(work).filter(({ via }) => via === 'webhook')
  await stage.says(li, work, '/投诉 张三 13800000001 台面开裂')
  expect(byRobot()).toMatchObject([{ pings: [], text: expect.stringContaining('@王强') }])
  await stage.says(admin, work, `/人员 手机 王强 ${wang.mobile}`)
  await stage.says(li, work, '/投诉 王五 13800000002 台面开裂')
  expect(byRobot().slice(1)).toMatchObject([{ pings: ['王强'], text: expect.stringContaining('TS260309-02') }])
  await stage.close()
})

test('whoever registers on a second platform is the same person once an admin says so', async () => {
  const telegram = new FakeAdapter()
  const stage = await openStage({ others: [telegram] })
  const { server, admin } = stage
  const li = server.person({ name: '李四', userid: 'lisi' })
  const wang = server.person({ name: '王强', userid: 'wangqiang' })
  const work = server.group({ name: '岩板一店工作群', members: [admin, li, wang] })
  let messages = 0
  const there = (id: string, text: string) =>
    stage.after(async () => {
      messages += 1
      const seen = { room: { id: '-100', direct: false, title: 'Telegram' }, sender: { id, name: id } }
      const said = { kind: 'message' as const, messageId: `t${messages}`, text, mentions: [], mentionsBot: false }
      await telegram.accept({ platform: telegram.platform, id: `t${messages}`, ...seen, ...said })
    })
  await there('1001', '/绑定 岩板一店 work')
  await there('2002', '/我是 王强 监理')
  await there('1001', '/人员 批准 王强')
  await stage.says(admin, work, '/绑定 岩板一店 工作群')
  await register(stage, work, li, '客服专员')
  await stage.says(wang, work, '/我是 王强 监理')
  const card = newest(stage, work)
  expect(card.text).toContain('Telegram 上已有王强')
  expect(card.buttons).toEqual(['批准', '另一人', '驳回'])
  await stage.presses(admin, work, card, '批准')
  expect(await accounts(stage)).toMatchObject({ 王强: 'telegram:2002,wecom:wangqiang' })
  await stage.says(admin, work, '/联络人 工程部 @王强')
  await stage.says(li, work, '/投诉 张三 13800000001 台面开裂')
  await stage.presses(wang, work, newest(stage, work), '知晓')
  expect(await acknowledged(stage)).toBe(1)
  await stage.close()
})
