/** The dealer of the story on WeCom: set up by typing and pressing alone, in one of three set-ups. */
import type { Shown, WecomGroup, WecomPerson } from '../contract/wecom-server.js'
import { openStage, type Place, type Stage, type StageSettings } from './stage.js'

export type Dealer = Awaited<ReturnType<typeof openDealer>>

/** What a shop has of WeCom. */
export interface Setup {
  /** The work group has a robot of its own, whose key the bot knows. */
  robot: boolean
  /** There is a custom app. */
  app: boolean
}

export const setups = [
  { has: 'the connection only', robot: false, app: false },
  { has: 'a robot too', robot: true, app: false },
  { has: 'a robot and an app', robot: true, app: true },
]

/** The work group and the people, who have not said a word yet. */
export function gather({ server, admin }: Stage, { robot }: Setup) {
  const person = (name: string) => server.person({ name })
  const people = { li: person('李四'), wang: person('王强'), zhao: person('赵六'), chen: person('陈师傅') }
  const members = [admin, ...Object.values(people)]
  const work = server.group({ name: '岩板一店工作群', members, webhook: robot })
  return { admin, ...people, work }
}

/** The robot's key becomes known, once the group is. */
export async function knowRobot({ look }: Stage, { chatid, webhookKey }: WecomGroup): Promise<void> {
  if (webhookKey === undefined) return
  await look((db) => db.sql.run('UPDATE "Room" SET "webhook" = ? WHERE "externalId" = ?', webhookKey, chatid))
}

/** The brand 岩板一店 with its work group, everybody registered and approved, and the liaisons of one department. */
export async function openDealer(setup: Setup, settings: Omit<StageSettings, 'app'> = {}) {
  const stage = await openStage({ ...settings, app: setup.app })
  const people = gather(stage, setup)
  const { admin, work, li, wang, zhao, chen } = people
  await stage.says(admin, work, '/bind 岩板一店 work')
  await knowRobot(stage, work)
  await stage.says(admin, work, `/iam ${admin.name} 店长`)
  const roles = [
    [li, '客服专员'],
    [wang, '监理'],
    [zhao, '项目经理'],
    [chen, '安装师傅'],
  ] as const
  for (const [person, role] of roles) {
    await stage.says(person, work, `/iam ${person.name} ${role}`)
    await stage.presses(admin, work, newest(stage, work), settings.locale === 'en' ? 'Approve' : '批准')
  }
  await stage.says(admin, work, '/liaison 工程部 @王强 @赵六')
  return { ...stage, ...people }
}

export function lastOf(posts: Shown[]): Shown {
  const last = posts.at(-1)
  if (!last) throw new Error('nothing was posted')
  return last
}

/** What was said last there by the bot. */
export const newest = ({ server }: Pick<Stage, 'server'>, place: Place): Shown =>
  lastOf(server.posts(place).filter(({ via }) => via !== 'webhook'))

/** What everybody sees, each with what is said there, in order: groups, groups of the app, direct chats. */
export function everything({ server, admin, work, li, wang, zhao, chen }: Dealer) {
  const alone = [admin, li, wang, zhao, chen].map((person): [string, WecomPerson] => [person.name, person])
  const beside = server.appGroups().map((group) => [group.name, group] as const)
  return [[work.name, work] as const, ...beside, ...alone].map(([name, place]) => ({
    name,
    posts: server.posts(place),
  }))
}
