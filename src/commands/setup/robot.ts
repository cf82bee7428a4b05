/** Connects a group's own robot, whose address an admin tells us in private: what it says there really pings. */
import type { Room } from '../../../prisma/client/client.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { targetOf } from '../../core/posts/place.js'
import { groupsOf, keepRobot } from '../../domain/people/robot.js'
import type { Here } from '../define.js'

/** The way to a group that its robot opens. */
const ROBOT = 'webhook'

interface Robot {
  brand: string
  purpose: NonNullable<Room['purpose']>
  webhook: string
  /** Row id of the group, when somebody was asked for it. */
  group: number | undefined
}

/** @throws UserMistake in a group, where everybody has read the secret; Ask when several groups could be meant. */
export async function connectRobot(here: Here, { brand, purpose, webhook, group }: Robot): Promise<Draft[]> {
  const { db, room, person, routesTo } = here
  if (room.purpose !== 'direct') throw new UserMistake({ key: 'setup.robot.secret' })
  const values = { brand, purpose: { key: `purpose.${purpose}` } }
  const groups = await groupsOf(db, { platform: room.platform, brand, purpose })
  const [first] = groups
  if (!first) throw new UserMistake({ key: 'setup.robot.noGroup', values })
  if (!routesTo(targetOf(first)).some(({ name }) => name === ROBOT)) throw new UserMistake({ key: 'setup.robot.none' })
  const chosen = groups.find(({ id }) => id === group) ?? onlyOne(groups)
  if (!chosen) throw new Ask('robotGroup', { key: 'setup.robot.whichGroup', values }, options(groups, values))
  await keepRobot(db, chosen, webhook)
  const proof = { room: chosen.id, thread: null, mentions: person ? [person.id] : [] }
  return [{ blocks: [text('setup.robot.connected', values)] }, { ...proof, blocks: [text('setup.robot.proof')] }]
}

/** Where all have one but one, it is that one's. */
function onlyOne(groups: Room[]): Room | undefined {
  const without = groups.filter(({ webhook }) => webhook === null)
  const possible = without.length > 0 ? without : groups
  return possible.length === 1 ? possible[0] : undefined
}

/** Not every platform tells the names of its groups. */
const options = (groups: Room[], values: { purpose: { key: string } }) =>
  groups.map(({ id, title }, index) => ({
    label: title || { key: 'setup.robot.group', values: { ...values, number: index + 1 } },
    value: id,
  }))
