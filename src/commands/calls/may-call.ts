/** Who calls customers: whoever books visits, and whoever stands in for somebody who is to make such calls. */
import { NotAllowed } from '../../core/errors.js'
import { CALL_KINDS, type CallKind } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { BOOKERS } from '../visits/roles.js'

/** @param kinds that are meant; without it any @throws NotAllowed for everybody else */
export async function mustCall(context: StaffHere, kinds: readonly CallKind[] = CALL_KINDS): Promise<void> {
  const { db, brand, person } = context
  if (person.admin) return
  const today = todayHere(context)
  const held = await db.role.count({
    where: { personId: person.id, brandId: brand.id, role: { in: [...BOOKERS] } },
  })
  if (held > 0 || kinds.some((kind) => callersOf(db, brand.id, kind, today).some(({ id }) => id === person.id))) return
  throw new NotAllowed({ key: 'calls.notYours' })
}
