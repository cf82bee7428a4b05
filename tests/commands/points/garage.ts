/** A dealer whose policy has points, with one case that was acknowledged late, and the people who decide on them. */
import type { Person, Room, WorldSettings } from '../../support/world.js'
import { type Case, openCase } from '../complaints/later-life.js'

export interface Garage extends Case {
  /** 考核, who has spoken to the bot alone. */
  assessor: Person
  /** Head of the department that has the case. */
  head: Person
  management: Room
}

/** At 09:40 of Friday 20 November 2026: 王强 has signed ten minutes late. */
export async function openGarage(settings: WorldSettings = {}): Promise<Garage> {
  const scene = await openCase({ ...settings, environment: { POLICY: 'car-service', ...settings.environment } })
  const { world, admin, work, wang, card } = scene
  const hired = async (name: string, id: string, role: string) => {
    const person = world.person(name, id)
    await person.says(work, `/我是 ${name} ${role}`)
    await admin.presses(work.last, '批准')
    await person.says(person.direct, '/待办')
    return person
  }
  const assessor = await hired('吴考核', '1010', '考核')
  const head = await hired('孙部长', '1011', '监理')
  await admin.says(work, '/部门 负责人 工程部 @孙部长', { mentions: [head] })
  const management = world.room('-200', '管理群')
  await admin.says(management, '/绑定 岩板一店 management')
  await world.turnTo('2026-11-20T09:40')
  await wang.presses(card, '知晓')
  return { ...scene, assessor, head, management }
}

/** The general manager ends the case. */
export const closed = async ({ boss, work }: Garage): Promise<void> => {
  await boss.says(work, '/结案 TS261120-01 客户同意')
}

/** Everything that was said in a group, thread or not. */
export const saidInGroups = ({ world, work, management }: Garage): string =>
  world.said.flatMap(({ room, text }) => (room === work.id || room === management.id ? [text] : [])).join('\n')

/** Both problems are solved, and helped. */
export async function solve({ wang, li, work }: Garage): Promise<void> {
  await wang.says(work, '/联系客户 TS261120-01 客户在家')
  for (const number of [1, 2]) {
    await wang.says(work, `/解决 TS261120-01 ${number} 换好了`)
    await li.says(work, `/效果确认 TS261120-01 ${number} 满意`)
  }
}
