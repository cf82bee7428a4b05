/**
 * Every command about a complaint, in every state of it, by every role, made from the commands themselves: whoever has no
 * part in it changes nothing and is told so in one polite post; what is closed stays as it is.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../../src/commands/all.js'
import type { Command } from '../../../src/core/commands/command.js'
import type { CommandBook } from '../../../src/core/commands/command-book.js'
import { ROLE_NAMES } from '../../../src/domain/people/role-names.js'
import type { Rules } from '../../../src/domain/policy/rules.js'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'

const none = () => {
  throw new Error('not asked for')
}
const book = none as unknown as () => CommandBook<Rules>

/** Whoever types them knows the whole line; acts on one problem have a table of their own (refusals.test.ts). */
const TYPED: Record<string, string> = {
  sign: '/签字 TS261120-01 同意',
  pause: '/挂起 TS261120-01 等板材',
  resume: '/恢复 TS261120-01',
  note: '/备注 TS261120-01 客户周末在家',
  followup: '/回访 TS261120-01 满意 5分',
  reopen: '/重开 TS261120-01 又裂了',
  close: '/结案 TS261120-01 协商好了',
  severity: '/级别 TS261120-01 重大',
  escalate: '/升级 TS261120-01 权限不够',
  crisis: '/危机 TS261120-01 有人受伤',
  problem: '/问题 TS261120-01 水槽漏水',
  investigate: '/调查 TS261120-01 原因:暗裂 经过:安装后开裂 要求:换新',
  assist: '/协办 TS261120-01 材料部 查批次',
  comp: '/赔付 TS261120-01 300元 台面返工',
  subsidy: '/路费 TS261120-01',
  receipt: '/签收 TS261120-01',
  agreement: '/协议 TS261120-01',
  consent: '/客户签字 TS261120-01 电话同意',
  secret: '/保密 TS261120-01',
  accused: '/涉及 TS261120-01 @王强',
  approve: '/批准 TS261120-01',
  reject: '/驳回 TS261120-01 太贵',
  decide: '/特批 TS261120-01 免收安装费',
  authorize: '/授权 TS261120-01 @王强 可以当场换货',
  reported: '/上报 TS261120-01',
  award: '/奖励 TS261120-01 @李四 劝住了客户',
  board: '/人评会 TS261120-01 拖延处理',
}
const PROBLEM_ACTS = [
  'ack',
  'route',
  'call',
  'plan',
  'solve',
  'verify',
  'cause',
  'root',
  'responsible',
  'batch',
  'triage',
  'urge',
]
/** They change nothing, begin something of their own, or answer in private and have tests of their own. */
const LOOKS = ['show', 'export', 'complaint', 'consult', 'find', 'customer', 'score']
/** What may still be done to a closed complaint: the papers, and a fresh start. */
const WHEN_CLOSED = ['reopen', 'receipt', 'agreement', 'consent', 'secret', 'note', 'award', 'board']
const TABLES =
  'Complaint Problem Clock Contact Acknowledgement TimelineEntry FollowUp Pause Approval Decision Claim Signature Assist Investigation PointEntry Award Accused'
const POLITE = /请|谢谢|不用|没有|不能|不可|不是/

const STATES = ['routed', 'handling', 'verifying', 'followup', 'calledBack', 'paused', 'closed'] as const
type State = (typeof STATES)[number]

interface Speaker {
  who: string
  roles: string[]
  person: Person
  room: Room
}

let shop: Shop
let speakers: Speaker[]
const all = commands(book, none, none).filter((one) => !one.hidden)
const aboutCases = all.filter(({ arguments: kinds }) => 'code' in kinds)

beforeAll(async () => {
  shop = await openShop({ environment: { POLICY: 'mall' } })
  const { world, work, admin, li } = shop
  let id = 2000
  const hired = async (name: string, role: string, room = work) => {
    const person = world.person(name, `${++id}`)
    await person.says(room, `/我是 ${name} ${role}`)
    await admin.presses(room.last, '批准')
    return person
  }
  const away = world.room('-200', '瓷砖二店工作群')
  await admin.says(away, '/绑定 瓷砖二店 work')
  const foreigner = await hired('外店客服', 'service', away)
  speakers = [
    { who: 'a stranger', roles: [], person: world.person('路人', '3001'), room: work },
    { who: 'somebody of another brand', roles: [], person: foreigner, room: work },
  ]
  for (const role of ROLE_NAMES)
    speakers.push({ who: role, roles: [role], person: await hired(`员${role}`, role), room: work })
  await li.says(work, '/投诉 张三 13800000001 电梯停了')
})
afterAll(() => shop.world.close())

const OF_VISITS =
  'cancel done move confirm hold undone onway feedback leftover unreachable delay ready stock slot callback sms arrived'.split(
    ' ',
  )

test('every command about a complaint has its line here', () => {
  const known = [...Object.keys(TYPED), ...PROBLEM_ACTS, ...LOOKS, ...OF_VISITS]
  expect(aboutCases.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

const PROBLEM = { routed: 'routed', handling: 'acknowledged', paused: 'acknowledged', verifying: 'solved' } as const

/** Puts the complaint into the state, as if nothing else had happened. */
const arrange = (state: State) =>
  shop.world.bot.store.transaction(({ sql }) => {
    const now = shop.world.time.now()
    for (const table of 'Accused Decision Approval Claim Signature FormCopy Assist Investigation PointEntry Award Pause Contact Acknowledgement FollowUp TimelineEntry'.split(
      ' ',
    ))
      sql.run(`DELETE FROM "${table}"`)
    sql.run('DELETE FROM "Clock" WHERE "id" > 1')
    sql.run('DELETE FROM "Problem" WHERE "id" > 1')
    sql.run('UPDATE "Clock" SET "stoppedAt" = ?', state === 'routed' ? null : now)
    const problem = state in PROBLEM ? PROBLEM[state as keyof typeof PROBLEM] : 'signed'
    sql.run('UPDATE "Problem" SET "state" = ?', problem)
    const stored = state === 'calledBack' ? 'followup' : state === 'paused' ? 'handling' : state
    sql.run(
      `UPDATE "Complaint" SET "state" = ?, "round" = 1, "severity" = 'ordinary', "secret" = 0, "closedAt" = ?`,
      stored,
      state === 'closed' ? now : null,
    )
    const person = 1
    if (state === 'paused') sql.insert('Pause', { complaintId: 1, reason: '等', personId: person, fromAt: now })
    if (state === 'calledBack')
      sql.insert('FollowUp', { complaintId: 1, round: 1, satisfied: true, personId: person, at: now })
  })

const everything = () =>
  shop.world.bot.store.read(({ sql }) =>
    JSON.stringify(TABLES.split(' ').map((table) => sql.all(`SELECT * FROM "${table}"`))),
  )

const mayUse = ({ who }: Command<Rules>, { roles }: Speaker): boolean => {
  if (roles.includes('admin') || who === 'anyone') return true
  if (who === 'readers') return roles.length > 0
  return roles.some((role) => (who === 'staff' ? role !== 'viewer' : who.includes(role)))
}

const cases = aboutCases
  .filter(({ name }) => name in TYPED)
  .flatMap((command) => STATES.map((state) => ({ name: command.name, state, command })))

test.each(cases)('$name when it is $state', async ({ name, state, command }) => {
  await arrange(state)
  let before = await everything()
  for (const speaker of speakers) {
    const posts = await speaker.person.says(speaker.room, TYPED[name] ?? '')
    const changed = (await everything()) !== before
    const allowed = mayUse(command, speaker)
    if (!allowed) {
      expect([speaker.who, changed, posts.length]).toEqual([speaker.who, false, 1])
      expect(posts[0]?.text).toMatch(POLITE)
    }
    if (state === 'closed' && !WHEN_CLOSED.includes(name)) expect([speaker.who, changed]).toEqual([speaker.who, false])
    // Whatever happened or not, something was said, and not at length.
    expect(posts.length).toBeGreaterThan(0)
    if (!changed) expect(posts.at(-1)?.text.length).toBeLessThanOrEqual(700)
    if (changed) {
      await arrange(state)
      before = await everything()
    }
  }
})
