/** The dealer of the story on Discord: set up through slash commands, with the people of the story let in by a button. */
import type { Shown } from '../contract/discord-server.js'
import { openStage, type Stage, type StageSettings } from './stage.js'

export type Dealer = Awaited<ReturnType<typeof openDealer>>

/** The work group and the people, who have not said a word yet. */
export function gather({ server, admin, speaks }: Stage) {
  const person = (name: string, username?: string) =>
    server.person({ name, locale: speaks, ...(username ? { username } : {}) })
  return {
    admin,
    work: server.channel({ name: '岩板一店工作群' }),
    li: person('李四'),
    wang: person('王强', 'wangqiang'),
    zhao: person('赵六'),
    chen: person('陈师傅'),
  }
}

/** The brand 岩板一店 with its work group, everybody registered and approved, and the liaisons of one department. */
export async function openDealer(settings: StageSettings = {}) {
  const stage = await openStage(settings)
  const people = gather(stage)
  const { admin, work, li, wang, zhao, chen } = people
  await stage.types(admin, 'bind', { brand: '岩板一店', purpose: 'work' }, work)
  const roles = [
    [li, '客服专员'],
    [wang, '监理'],
    [zhao, '项目经理'],
    [chen, '安装师傅'],
  ] as const
  for (const [person, role] of roles) {
    await stage.types(person, 'iam', { name: person.name, role }, work)
    await stage.presses(admin, lastIn(stage.server.posts(work)), settings.locale === 'en' ? 'Approve' : '批准')
  }
  await stage.types(admin, 'liaison', { department: '工程部', first: wang, deputy: zhao }, work)
  return { ...stage, ...people }
}

export function lastIn(posts: Shown[]): Shown {
  const last = posts.at(-1)
  if (!last) throw new Error('nothing was posted')
  return last
}
