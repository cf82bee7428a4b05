/** Who may change how a brand is set up: departments, their people, the calendar. */
import type { Asker, RoleName } from '../../core/commands/command.js'
import { NotAllowed } from '../../core/errors.js'

const ARRANGERS: readonly RoleName[] = ['store_manager', 'general_manager']

/** @throws NotAllowed for everybody else. */
export function mustArrange(person: Asker): void {
  if (person.admin || person.roles.some((role) => ARRANGERS.includes(role))) return
  throw new NotAllowed({ key: 'setup.mayNotArrange' })
}

/** @throws NotAllowed for everybody who is no admin. */
export function mustBeAdmin(person: Asker): void {
  if (!person.admin) throw new NotAllowed({ key: 'setup.onlyAdmins' })
}
