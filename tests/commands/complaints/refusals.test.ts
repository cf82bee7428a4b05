/**
 * Every act on a problem, in every state, by every kind of person, made from the table of acts: whatever it does not
 * allow is answered politely, in one short post, and changes nothing.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTS, type Act, isReadyFor } from '../../../src/domain/complaints/acts.js'
import { complaintState, type ProblemState } from '../../../src/domain/complaints/state.js'
import { REPORTERS } from '../../../src/domain/people/reporters.js'
import { ROLE_NAMES } from '../../../src/domain/people/role-names.js'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'

const STATES = ['routed', 'acknowledged', 'contacted', 'planned', 'approved', 'doing', 'solved', 'signed'] as const
const TYPED: Record<Act, string> = {
  ack: '/知晓 TS261120-01',
  route: '/转派 TS261120-01 1 材料部',
  call: '/联系客户 TS261120-01 客户在家',
  plan: '/处理意见 TS261120-01 1 修补台面 11月26日',
  solve: '/解决 TS261120-01 1 换好台面',
  verify: '/效果确认 TS261120-01 1 满意',
  cause: '/原因 TS261120-01 1 板材有暗裂',
  root: '/主因 TS261120-01 1',
  responsible: '/定责 TS261120-01 1 工程部',
  batch: '/批次 TS261120-01 1 B2603 开裂',
  triage: '/初审 TS261120-01 属质量问题 约:15:00',
  urge: '/求助 TS261120-01 工程部 客户在等',
}
/** Where a change of a complaint would show. */
const TABLES = [
  'Complaint',
  'Problem',
  'Clock',
  'Contact',
  'Acknowledgement',
  'TimelineEntry',
  'FollowUp',
  'Thread',
  'Urge',
]
const LONGEST = 700
/** What to do instead, or that there is nothing to do. */
const POLITE = /请|谢谢|不用|没有/

interface Speaker {
  who: string
  person: Person
  room: Room
  /** Takes complaints down, or is an admin. */
  takes?: boolean
  /** Signs for the department that has the problem. */
  signs?: boolean
  heads?: boolean
}

let shop: Shop
let speakers: Speaker[]

beforeAll(async () => {
  shop = await openShop()
  const { world, work, admin, wang, zhao, li } = shop
  let id = 2000
  const hired = async (name: string, role: string, room = work) => {
    const person = world.person(name, `${++id}`)
    await person.says(room, `/我是 ${name} ${role}`)
    await admin.presses(room.last, '批准')
    return person
  }
  const head = await hired('孙部长', 'supervisor')
  const other = await hired('钱联络', 'supervisor')
  await admin.says(work, '/部门 负责人 工程部 @孙部长', { mentions: [head] })
  await admin.says(work, '/联络人 材料部 @钱联络', { mentions: [other] })
  const away = world.room('-200', '瓷砖二店工作群')
  await admin.says(away, '/绑定 瓷砖二店 work')
  const foreigner = await hired('外店客服', 'service', away)
  speakers = [
    { who: 'the liaison', person: wang, room: work, signs: true },
    { who: 'the deputy', person: zhao, room: work, signs: true },
    { who: 'the head', person: head, room: work, signs: true, heads: true },
    { who: 'the liaison of another department', person: other, room: work },
    { who: 'a stranger', person: world.person('路人', '3001'), room: work },
    { who: 'somebody of another brand, here', person: foreigner, room: work },
    { who: 'somebody of another brand, in private', person: foreigner, room: foreigner.direct },
  ]
  for (const role of ROLE_NAMES) {
    const takes = role === 'admin' || REPORTERS.some((one) => one === role)
    speakers.push({ who: role, person: await hired(`员${role}`, role), room: work, takes })
  }
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
})
afterAll(() => shop.world.close())

/** As by the commands above; who is concerned by a problem is no matter of its state. */
const mayDo: Record<Act, (speaker: Speaker) => boolean> = {
  ack: ({ signs }) => !!signs,
  route: ({ takes, signs }) => !!takes || !!signs,
  call: ({ takes, signs }) => !!takes || !!signs,
  plan: ({ takes, signs }) => !!takes || !!signs,
  solve: ({ takes, signs }) => !!takes || !!signs,
  verify: ({ takes, heads }) => !!takes || !!heads,
  cause: ({ takes, signs }) => !!takes || !!signs,
  root: ({ takes, signs }) => !!takes || !!signs,
  responsible: ({ takes, signs }) => !!takes || !!signs,
  batch: ({ takes, signs }) => !!takes || !!signs,
  triage: ({ takes }) => !!takes,
  urge: ({ takes, signs }) => !!takes || !!signs,
}

/** Puts the problem into the state, as if nothing had been done since. */
const arrange = (state: ProblemState, closed: boolean) =>
  shop.world.bot.store.transaction(({ sql }) => {
    for (const table of ['Contact', 'Acknowledgement', 'TimelineEntry', 'Urge']) sql.run(`DELETE FROM "${table}"`)
    sql.run('DELETE FROM "Clock" WHERE "id" > 1')
    sql.run('UPDATE "Clock" SET "stoppedAt" = ?', state === 'routed' ? null : shop.world.time.now())
    const engineering = `(SELECT "departmentId" FROM "Clock" WHERE "id" = 1)`
    const planned = ['routed', 'acknowledged', 'contacted'].includes(state) ? [null, null] : ['更换台面', '2026-11-25']
    sql.run(
      `UPDATE "Problem" SET "state" = ?, "plan" = ?, "promisedDay" = ?, "solution" = NULL, "departmentId" = ${engineering},
         "cause" = NULL, "causeDetail" = NULL, "root" = 0, "faultOfId" = NULL, "batch" = NULL, "fault" = NULL, "callBy" = NULL`,
      ...[state, ...planned],
    )
    sql.run('UPDATE "Complaint" SET "checkedAt" = NULL, "state" = ?', closed ? 'closed' : complaintState([{ state }]))
  })

const everything = () =>
  shop.world.bot.store.read(({ sql }) => JSON.stringify(TABLES.map((table) => sql.all(`SELECT * FROM "${table}"`))))

const cases = (Object.keys(ACTS) as Act[]).flatMap((act) => [
  ...STATES.map((state) => ({ act, state, closed: false })),
  { act, state: 'acknowledged' as const, closed: true },
])

test.each(cases)('$act when it is $state (closed: $closed)', async ({ act, state, closed }) => {
  await arrange(state, closed)
  let before = await everything()
  for (const speaker of speakers) {
    const { who, person, room } = speaker
    const posts = await person.says(room, TYPED[act])
    const changed = (await everything()) !== before
    const allowed = !closed && isReadyFor(act, { state }) && mayDo[act](speaker)
    expect([who, changed]).toEqual([who, allowed])
    if (allowed) {
      await arrange(state, closed)
      before = await everything()
    } else {
      expect(posts.map(({ text }) => text)).toEqual([expect.stringMatching(POLITE)])
      expect(posts[0]?.text.length).toBeLessThanOrEqual(LONGEST)
    }
  }
})
