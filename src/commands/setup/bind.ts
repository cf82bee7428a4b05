/** Makes a room the brand's: its work group, its warehouse's, its management's, or a customer's. */
import { text as say } from '../../core/draft.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { purpose } from '../../core/kinds/role.js'
import { text } from '../../core/kinds/text.js'
import { bindRoom, brandById, brandByName, makeBrand } from '../../domain/people/brand.js'
import { definePublicCommand } from '../define.js'

const PURPOSES = ['work', 'warehouse', 'management', 'customer'] as const
const LONGEST_NAME = 30

export const bind = definePublicCommand({
  name: 'bind',
  arguments: { brand: text(), purpose: purpose().optional() },
  who: ['admin'],
  where: ['unbound', 'work', 'warehouse', 'management', 'customer', 'direct'],
  async handle({ brand: name, purpose }, { db, room, rules, now }) {
    if (room.purpose === 'direct') throw new UserMistake({ key: 'setup.bind.direct' })
    if (!purpose) throw whichPurpose(name)
    if (name.length > LONGEST_NAME) throw new UserMistake({ key: 'setup.nameTooLong', values: { most: LONGEST_NAME } })
    const known = brandByName(db, name)
    const brand =
      known ??
      makeBrand(
        db,
        name,
        rules.policy.departments.map((one) => one.name),
        now,
      )
    const before = room.brandId === null || room.brandId === brand.id ? undefined : brandById(db, room.brandId)
    bindRoom(db, room.id, brand.id, purpose)
    const bound = { brand: brand.name, purpose: { key: `purpose.${purpose}` }, before: before?.name }
    const blocks = [say(before ? 'setup.bind.moved' : known ? 'setup.bind.bound' : 'setup.bind.founded', bound)]
    if (!known) blocks.push(say('setup.bind.next'))
    return [{ blocks }]
  },
})

/** A last word that could be no brand's is taken for the purpose that was meant. */
function whichPurpose(typed: string): UserMistake {
  const [, name, word] = /^(.*\S)\s+(\S+)$/.exec(typed) ?? []
  if (name && word)
    return new UserMistake({ key: 'setup.bind.unknownPurpose', values: { name, word, purposes: PURPOSES.map(named) } })
  return new Ask(
    'purpose',
    { key: 'setup.bind.whichPurpose', values: { name: typed } },
    PURPOSES.map((value) => ({ label: named(value), value })),
  )
}

const named = (purpose: string) => ({ key: `purpose.${purpose}` })
