/** Every role, every state of an approval, every decision: whoever is not asked, or comes too late, is told so politely, and nothing changes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLE_NAMES } from '../../../src/domain/people/role-names.js'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { type Case, openCase } from '../complaints/later-life.js'

const TABLES = ['Approval', 'Decision', 'Complaint', 'Problem', 'Clock', 'TimelineEntry']
const POLITE = /请|谢谢|不用|辛苦/
const LONGEST = 700

let scene: Case
let card: Message
let buttons: Message['buttons']
let people: [role: string, person: Person][]

beforeAll(async () => {
  scene = await openCase({ environment: { POLICY: 'car-service' } })
  const { world, work, admin, boss, wang, thread } = scene
  people = [['a stranger', world.person('路人', '3001')]]
  for (const [at, role] of ROLE_NAMES.entries()) {
    if (role === 'general_manager') continue
    const person = world.person(`员${role}`, `${2000 + at}`)
    await person.says(work, `/我是 员${role} ${role}`)
    await admin.presses(work.last, '批准')
    people.push([role, person])
  }
  people.push(['the general manager', boss])
  await boss.says(work, '/级别 重大', { thread })
  await wang.presses(scene.card, '知晓')
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月25日', { thread })
  card = work.with('请批准')
  buttons = [...card.buttons]
})
afterAll(() => scene.world.close())

const arrange = (state: string) =>
  scene.world.bot.store.transaction(({ sql }) => sql.run('UPDATE "Approval" SET "state" = ?', state))

const everything = () =>
  scene.world.bot.store.read(({ sql }) => JSON.stringify(TABLES.map((table) => sql.all(`SELECT * FROM "${table}"`))))

const TYPED = ['/批准 TS261120-01 1', '/批准', '/驳回 TS261120-01 费用太高']
const STATES = ['waiting', 'approved', 'rejected', 'withdrawn']

test.each(STATES)('while it is %s', async (state) => {
  await arrange(state)
  const before = await everything()
  for (const [role, person] of people) {
    if (state === 'waiting' && role === 'the general manager') continue
    for (const typed of TYPED) {
      const posts = await person.says(scene.work, typed)
      expect([role, typed, posts.map(({ text }) => text)]).toEqual([role, typed, [expect.stringMatching(POLITE)]])
      expect(posts[0]?.text.length).toBeLessThanOrEqual(LONGEST)
    }
    for (const { id, label } of buttons) {
      await person.pressesChoice(card, id)
      expect([role, label, person.toast]).toEqual([role, label, expect.stringMatching(POLITE)])
    }
    expect([role, await everything()]).toEqual([role, before])
  }
})
