/** The dealer of the story on Telegram: set up through chat, in a group of the wished kind. */
import type { Chat } from '../contract/telegram/world.js'
import { openStage } from './stage.js'

export type Dealer = Awaited<ReturnType<typeof openDealer>>

/** The brand 岩板一店 with its work group, and the people of the story, registered and approved by pressing the button. */
export async function openDealer(group: Partial<Chat> = {}, at?: string) {
  const stage = await openStage({ at })
  const { server } = stage
  const work = server.group({ title: '岩板一店工作群', forum: group.forum ?? false })
  const people = {
    admin: server.person({ name: '周敏', id: 1001 }),
    li: server.person({ name: '李四', id: 1002 }),
    wang: server.person({ name: '王强', id: 1003, username: 'wangqiang' }),
    zhao: server.person({ name: '赵六', id: 1004 }),
    chen: server.person({ name: '陈师傅', id: 1005 }),
  }
  const { admin, li, wang, zhao, chen } = people
  await stage.says(admin, work, '/绑定 岩板一店 work')
  const roles = [
    [li, '客服专员'],
    [wang, '监理'],
    [zhao, '项目经理'],
    [chen, '安装师傅'],
  ] as const
  for (const [person, role] of roles) {
    const [card] = await stage.says(person, work, `/我是 ${person.name} ${role}`)
    if (!card) throw new Error(`${person.name} got no answer`)
    await stage.presses(admin, card, '批准')
  }
  await stage.says(admin, work, '/联络人 工程部 @wangqiang 赵六')
  return { ...stage, ...people, work }
}
