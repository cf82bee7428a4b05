/** Who is called when whoever should do something is silent: the deputies of a department and its head. */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { departmentByName } from './department.js'
import { signersOf } from './liaison.js'

/** All who sign for it but the first, who was asked before, person ids; that one where there is nobody else. */
export function deputiesOf(db: Db, brandId: number, department: string | undefined, day: LocalDay): number[] {
  const found = department === undefined ? undefined : departmentByName(db, brandId, department)
  const signers = found ? signersOf(db, found.id, day) : []
  return (signers.length > 1 ? signers.slice(1) : signers).map(({ id }) => id)
}
