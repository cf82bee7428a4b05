/** The dealer of the week: three brands, each on a platform of its own, and forty people. */
import type { Way } from './way.js'

export interface Brand {
  name: string
  platform: 'telegram' | 'discord' | 'wecom'
  way: Way
  staff: Staff
  rooms: { work: string; depot: string; board: string }
  /** Begins the phone numbers of its customers. */
  prefix: string
}

/** By what they do; a crew is called after whoever leads it. */
const POSTS = {
  admin: ['敏', '店长'],
  service: ['静', '客服专员'],
  assistant: ['安', '安装助理'],
  manager: ['军', '安装部经理'],
  lead: ['队', '送货组长'],
  keeper: ['仓', '仓管'],
  deputy: ['库', '仓管'],
  after: ['芳', '售服专员'],
  fitter: ['大勇', '安装师傅'],
  second: ['小勇', '安装师傅'],
  repair: ['修文', '安装师傅'],
  supervisor: ['工', '监理'],
  designer: ['设', '设计师'],
  chief: ['总', '总经理'],
} as const

export type Post = keyof typeof POSTS
export type Staff = Record<Post, string>

const BRANDS = [
  { name: '岩板一店', platform: 'telegram', surname: '李', prefix: '1381' },
  { name: '瓷砖二店', platform: 'discord', surname: '王', prefix: '1382' },
  { name: '橱柜三店', platform: 'wecom', surname: '赵', prefix: '1383' },
] as const

/** Its people and rooms come to be; the bot knows none of them yet. */
export function gather(ways: Record<Brand['platform'], Way>): Brand[] {
  return BRANDS.map(({ name, platform, surname, prefix }) => {
    const way = ways[platform]
    const named = Object.entries(POSTS).map(([post, [given]]) => [post, `${surname}${given}`] as const)
    const staff = Object.fromEntries(named) as Staff
    for (const person of Object.values(staff)) way.person(person)
    const rooms = { work: `${name}工作群`, depot: `${name}仓库`, board: `${name}管理群` }
    way.group(rooms.work, Object.values(staff))
    way.group(rooms.depot, [staff.admin, staff.keeper, staff.deputy, staff.assistant])
    way.group(rooms.board, [staff.admin, staff.chief])
    return { name, platform, way, staff, rooms, prefix }
  })
}

/** What has to be said before the first day, one after the other: who, where, what; the admin presses 批准 after each `/我是`. */
export function arrangements({ name, staff, rooms }: Brand): [who: string, place: string, words: string][] {
  const { admin } = staff
  const others = Object.entries(POSTS).filter(([post]) => post !== 'admin')
  return [
    [admin, rooms.work, `/绑定 ${name} work`],
    [admin, rooms.depot, `/绑定 ${name} warehouse`],
    [admin, rooms.board, `/绑定 ${name} management`],
    [admin, rooms.work, `/我是 ${admin} ${POSTS.admin[1]}`],
    ...others.map(([post, [, role]]): [string, string, string] => {
      const person = staff[post as Post]
      const room = post === 'keeper' || post === 'deputy' ? rooms.depot : post === 'chief' ? rooms.board : rooms.work
      return [person, room, `/我是 ${person} ${role}`]
    }),
    [admin, rooms.work, `/联络人 仓储部 ${staff.keeper} ${staff.deputy}`],
    [admin, rooms.work, `/部门 负责人 仓储部 @${admin}`],
    [admin, rooms.work, `/联络人 安装部 ${staff.manager}`],
    [admin, rooms.work, `/部门 负责人 安装部 @${staff.manager}`],
    [admin, rooms.work, `/联络人 工程部 ${staff.supervisor}`],
    [admin, rooms.work, `/联络人 材料部 ${staff.keeper}`],
    [admin, rooms.work, `/联络人 设计部 ${staff.designer}`],
    [admin, rooms.work, `/联络人 送货部 ${staff.lead}`],
    [admin, rooms.work, `/联络人 客服部 ${staff.service}`],
    [admin, rooms.work, `/部门 负责人 客服部 @${admin}`],
    [admin, rooms.work, `/班组 加 ${staff.lead}组 送货 13900000001 每半天:5 组长:${staff.lead}`],
    [admin, rooms.work, `/班组 加 ${staff.fitter}组 安装 13900000002 每半天:3 组长:${staff.fitter}`],
    [admin, rooms.work, `/班组 加 ${staff.second}组 安装 13900000003 每半天:3 组长:${staff.second}`],
    [admin, rooms.work, `/班组 加 ${staff.repair}组 售服 13900000004 每半天:3 组长:${staff.repair}`],
    [admin, rooms.work, `/人员 手机 ${staff.after} 13900000005`],
    [admin, rooms.work, `/人员 手机 ${staff.service} 13900000006`],
    [admin, rooms.work, '/日历 周休 周日'],
    [admin, rooms.work, '/日历 放假 3月11日'],
    [admin, rooms.work, '/日历 上班 3月15日'],
  ]
}
