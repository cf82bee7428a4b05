/** Makes a room the brand's: its work group, its warehouse's, its management's, or a customer's; and takes what the room still lacks. */

import { Ask, UserMistake } from '../../core/errors.js'
import { purpose } from '../../core/kinds/role.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { webhookKey } from '../../core/kinds/webhook-key.js'
import { text as say } from '../../core/posts/draft.js'
import { targetOf } from '../../core/posts/place.js'
import { makeBrand } from '../../domain/people/brand.js'
import { definePublicCommand } from '../define.js'
import { missing } from './missing.js'
import { connectRobot } from './robot.js'

const PURPOSES = ['work', 'warehouse', 'management', 'customer'] as const
const LONGEST_NAME = 30
/** A name of several words stands in quotes when the purpose follows it. */
const QUOTED = /^["\u201C\u201D](.+)["\u201C\u201D]$/

export const bind = definePublicCommand({
  name: 'bind',
  arguments: {
    brand: text({ suggests: 'brand' }),
    purpose: purpose().optional(),
    /** In private, of the group that is bound already. */
    webhook: webhookKey().optional(),
    robotGroup: tapped<number>(),
  },
  form: ['brand', 'purpose'],
  who: ['admin'],
  where: ['unbound', 'work', 'warehouse', 'management', 'customer', 'direct'],
  async handle({ brand: typed, purpose, webhook, robotGroup: group }, here) {
    const { db, room, rules, now, routesTo } = here
    const name = typed.replace(QUOTED, '$1')
    if (name.length > LONGEST_NAME) throw new UserMistake({ key: 'setup.nameTooLong', values: { most: LONGEST_NAME } })
    if (webhook !== undefined) return connectRobot(here, { brand: name, purpose: purpose ?? 'work', webhook, group })
    if (room.purpose === 'direct') throw new UserMistake({ key: 'setup.bind.direct' })
    const known = await db.brand.findUnique({ where: { name } })
    if (!purpose) throw whichPurpose(name, known !== null)
    const departments = rules.policy.departments.map((department) => department.name)
    const brand = known ?? (await makeBrand(db, name, departments, now))
    const before =
      room.brandId === null || room.brandId === brand.id
        ? null
        : await db.brand.findUnique({ where: { id: room.brandId } })
    await db.room.update({ where: { id: room.id }, data: { brandId: brand.id, purpose } })
    const bound = { brand: brand.name, purpose: { key: `purpose.${purpose}` }, before: before?.name }
    const blocks = [say(before ? 'setup.bind.moved' : known ? 'setup.bind.bound' : 'setup.bind.founded', bound)]
    if (!known) blocks.push(say('setup.bind.next'))
    const home = { ...room, brandId: brand.id, purpose }
    return [{ blocks: [...blocks, ...missing(here, home, routesTo(targetOf(home)), bound)] }]
  },
})

/** One word is a brand's name; several may hold a purpose that we do not know, and would make a wrong brand. */
function whichPurpose(typed: string, known: boolean): UserMistake {
  const purposes = PURPOSES.map(named)
  if (!known && /\s/.test(typed))
    return new UserMistake({ key: 'setup.bind.unknownPurpose', values: { typed, purposes } })
  const options = PURPOSES.map((value) => ({ label: named(value), value }))
  return new Ask('purpose', { key: 'setup.bind.whichPurpose', values: { name: typed } }, options)
}

const named = (purpose: string) => ({ key: `purpose.${purpose}` })
