/** Who may use what, where. Deny by default: nothing is allowed that a declaration does not name. */
import { type Asker, type Command, type RoomHere, VIEWER } from '../commands/command.js'
import { NotAllowed, type Said } from '../errors.js'

type Rule = Pick<Command, 'who' | 'where'>
const MOST_ROLES_NAMED = 8

type Purpose = NonNullable<RoomHere['purpose']> | 'unbound'

/** A room without a brand and purpose counts as `unbound`. */
export const purposeOf = (room: Pick<RoomHere, 'purpose'>): Purpose => room.purpose ?? 'unbound'

/** Somebody who was let in, with whatever role. */
export const isStaff = (person: Asker | null): boolean => person !== null && (person.admin || person.roles.length > 0)

export const mayUse = (rule: Rule, person: Asker | null, purpose: Purpose): boolean =>
  rule.where.includes(purpose) && mayDo(rule, person)

function mayDo({ who }: Rule, person: Asker | null): boolean {
  if (who === 'anyone' || person?.admin) return true
  if (!person || person.roles.length === 0) return false
  if (who === 'readers') return true
  return person.roles.some((role) => (who === 'staff' ? role !== VIEWER : who.includes(role)))
}

/** @throws NotAllowed with the sentence that tells the person what to do instead. */
export function authorize(
  rule: Rule & { name: string; hidden?: boolean },
  person: Asker | null,
  purpose: Purpose,
): void {
  if (mayUse(rule, person, purpose)) return
  const command = { key: `commands.${rule.name}.names.0` }
  if (purpose === 'unbound' && !rule.where.includes('unbound')) throw new NotAllowed({ key: 'core.roomUnbound' })
  if (!mayDo(rule, person))
    throw person && person.roles.length > 0
      ? new NotAllowed(
          rule.hidden
            ? { key: 'core.notYourButton', values: { roles: rolesIn(rule) } }
            : refused(command, rolesIn(rule), rule),
        )
      : new NotAllowed({ key: 'core.whoAreYou' })
  throw new NotAllowed({ key: 'core.notHere', values: { command, rooms: rule.where.flatMap(roomName) } })
}

/** Names who may, as long as that is a short list. */
const refused = (command: Said, roles: Said[], { who }: Rule): Said =>
  typeof who === 'string' || roles.length > MOST_ROLES_NAMED
    ? { key: 'core.notForYourRole', values: { command } }
    : { key: 'core.notYourRole', values: { command, roles } }

/** Admins go without saying, unless there is nobody else. */
function rolesIn({ who }: Rule) {
  const others = typeof who === 'string' ? [] : who.filter((role) => role !== 'admin')
  return (others.length > 0 ? others : ['admin']).map((role) => ({ key: `role.${role}` }))
}
const roomName = (purpose: string) => (purpose === 'unbound' ? [] : [{ key: `purpose.${purpose}` }])
