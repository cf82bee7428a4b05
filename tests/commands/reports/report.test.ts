/** The report of a month: what it counts, whom it names, and what of it each may read. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '../complaints/later-life.js'
import { type Garage, openGarage, solve } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

const change = (...statements: [string, ...(string | number)[]][]) =>
  scene.world.bot.store.transaction(({ sql }) => {
    for (const [statement, ...values] of statements) sql.run(statement, ...values)
  })

test('complaints, severities and points; what has nothing to say is left out', async () => {
  const { boss, management } = scene
  await boss.says(management, '/报表')
  expect(management.last.text).toBe(
    [
      '岩板一店 2026-11 报表',
      '· 投诉 1，结案 0，未结 1，有超时 1',
      '· 级别：一般 1',
      '扣分',
      '· 工程部：扣 0 分（确认 0 项，免除 0 项，待确认 1 项）',
    ].join('\n'),
  )
})

test('a month is that of the brand: what was closed in December was open at the end of November', async () => {
  const { world, boss, work } = scene
  await world.turnTo('2026-12-01T09:00')
  await boss.says(work, '/结案 TS261120-01 客户同意')
  await boss.says(boss.direct, '/报表 2026-11')
  expect(boss.direct.last.text).toContain('投诉 1，结案 0，未结 1，有超时 1')
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('岩板一店 2026-12 报表\n· 投诉 0，结案 1，未结 0，有超时 ')
  await boss.says(boss.direct, '/报表 2026-10')
  expect(boss.direct.last.text).toBe('岩板一店 2026-10 报表\n· 投诉 0，结案 0，未结 0，有超时 0')
})

test('called back in time reads 100 %', async () => {
  const { world, boss, li, work } = scene
  await solve(scene)
  await world.turnTo('2026-11-25T10:00')
  await li.says(work, '/回访 TS261120-01 满意 5')
  await boss.says(boss.direct, '/报表 2026-11')
  expect(boss.direct.last.text).toContain('回访\n· 按时回访 1/1（100%）')
  expect(boss.direct.last.text).not.toContain('未回访')
})

test('who was not called back stands there by name, with whoever keeps the complaint; later, when it was done', async () => {
  const { world, boss, li, work } = scene
  await solve(scene)
  await world.turnTo('2026-11-30T10:00')
  await boss.says(boss.direct, '/报表 2026-11')
  expect(boss.direct.last.text).toContain('回访\n· 按时回访 0/1（0%）\n· 未回访：TS261120-01 张三（李四）')
  await li.says(work, '/回访 TS261120-01 满意 5')
  await boss.says(boss.direct, '/报表 2026-11')
  expect(boss.direct.last.text).toContain('回访晚了：TS261120-01 张三（李四），10:00 才回访')
})

test('late registrations by whoever took them down: the department, or the person where there is none', async () => {
  const { wang, li, boss, admin, work } = scene
  await wang.says(work, '/我是 王强 客服专员')
  await admin.presses(work.last, '批准')
  await wang.says(work, '/投诉 李梅 13800000002 发票开错 听到:8:50')
  await wang.says(work, '/投诉 赵敏 13800000003 发票开错 听到:8:40')
  await li.says(work, '/投诉 周兰 13800000004 台面开裂 听到:8:30')
  await li.says(work, '/投诉 陈红 13800000005 台面开裂 听到:9:30')
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('登记晚了\n· 工程部 2 单\n· 李四 1 单')
})

test('costs and causes, each by its department or path', async () => {
  const { boss } = scene
  await change(
    [
      `INSERT INTO "Claim" ("brandId", "complaintId", "number", "kind", "fen", "reason", "departmentId", "round", "state", "createdBy", "createdAt", "decidedAt")
       SELECT "brandId", "id", 1, 'subsidy', 10000, '路费', (SELECT min("departmentId") FROM "Problem"), 1, 'approved', "createdBy", "createdAt", "createdAt" FROM "Complaint"`,
    ],
    [`UPDATE "Problem" SET "cause" = '["安装","尺寸"]'`],
  )
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('费用\n· 工程部：路费 100元（1 笔）')
  expect(boss.direct.last.text).toContain('主要原因\n· 安装 › 尺寸：2（100%）')
})

test('a head reads the points of the own department only, customer service none, and no work group any of it', async () => {
  const { world, admin, work, head, li, zhao } = { ...scene, zhao: scene.world.person('赵六', '1004') }
  await admin.says(work, '/部门 负责人 材料部 @赵六', { mentions: [zhao] })
  for (const [person, role] of [
    [head, '部门负责人'],
    [zhao, '部门负责人'],
  ] as const) {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
  const report = async (person: typeof head) => {
    await person.says(person.direct, '/报表')
    return person.direct.last.text
  }
  expect(await report(head)).toContain('工程部：扣 0 分')
  expect(await report(zhao)).not.toContain('扣')
  expect(await report(li)).not.toContain('扣')
  await li.says(work, '/报表')
  expect(work.last.text).toContain('请到管理群')
  expect(world.said.filter(({ room, text }) => room === work.id && text.includes('工程部：扣'))).toEqual([])
})

test('where a policy has neither points nor late registrations nothing is said of them', async () => {
  await scene.world.close()
  scene = { ...scene, ...(await openCase()) }
  const { boss } = scene
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toBe('岩板一店 2026-11 报表\n· 投诉 1，结案 0，未结 1，有超时 0\n· 级别：一般 1')
})

test('what was offered is counted by its words', async () => {
  const { boss, wang, work } = scene
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月25日')
  await wang.says(work, '/处理意见 TS261120-01 2 上门修补水槽 11月25日')
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('处理方式\n· 换货 1\n· 维修 1')
})
