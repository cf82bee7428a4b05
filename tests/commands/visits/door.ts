/** The office on the day of three visits, with everybody whom the door concerns: Thursday 12 March 2026, half past one. */
import { openOffice } from './office.js'

export type Door = Awaited<ReturnType<typeof openDoor>>

/** SH260309-01 in the morning; AZ260309-01 at 15:00 with 陈师傅; SF260309-01 in the afternoon. @param at local time */
export async function openDoor(at = '2026-03-12T13:30') {
  const office = await openOffice('2026-03-09T10:00')
  const { world, work, admin, li, chen } = office
  const join = async (name: string, id: string, role: string) => {
    const person = world.person(name, id)
    await person.says(work, `/我是 ${name} ${role}`)
    await admin.presses(work.with(`${name}`), '批准')
    return person
  }
  const sun = await join('孙经理', '1010', '安装部经理')
  const wu = await join('吴芳', '1011', '售服专员')
  const he = await join('何队', '1012', '送货组长')
  const dian = await join('店总', '1013', '店长')
  await admin.says(work, '/联络人 安装部 @孙经理', { mentions: [sun] })
  await admin.says(work, '/联络人 门店 @店总', { mentions: [dian] })
  await li.says(work, '/送货 张三 13800000001 3月12日上午 翡翠湾3栋1201 岩板台面2套')
  await li.says(work, '/安装 李姐 13800000002 3月12日下午3点 江南里5号 岛台 师傅:陈师傅 13900000009')
  await li.says(work, '/报修 王五 13800000003 3月12日下午 东湖路8号 水槽漏水')
  await world.turnTo(at)
  await chen.says(chen.direct, '/帮助')

  return {
    ...office,
    sun,
    wu,
    he,
    dian,
    calls: () => world.bot.store.transaction((db) => db.call.findMany({ orderBy: { id: 'asc' } })),
    messages: () => world.bot.store.transaction((db) => db.sms.findMany({ orderBy: { id: 'asc' } })),
    stateOf: async (code: string) => (await office.visits()).find((visit) => visit.code === code)?.state,
  }
}
