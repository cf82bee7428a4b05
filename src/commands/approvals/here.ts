/** Who decides, and for which brand: who may is not a matter of roles, what is to be approved names them. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import type { Approval } from '../../domain/approvals/find.js'
import { brandOfThread } from '../../domain/complaints/find.js'
import type { Here, StaffHere } from '../define.js'

/** @param pressed the approval whose button it was: in a direct room it tells the brand @throws NotAllowed, UserMistake */
export async function staffHere(context: Here, pressed?: Approval): Promise<StaffHere> {
  const { db, person, thread } = context
  if (!person) throw new NotAllowed({ key: 'core.whoAreYou' })
  const ofCard = pressed && (await db.brand.findUniqueOrThrow({ where: { id: pressed.brandId } }))
  const brand = ofCard ?? (thread && brandOfThread(db, thread.id)) ?? context.brand
  if (!brand) throw new UserMistake({ key: 'core.whichBrand' })
  return { ...context, person, brand }
}
