/** Who acts, and for which brand, where that is not a matter of roles: what is pressed or answered names who may. */
import { NotAllowed, UserMistake } from '../core/errors.js'
import { brandOfThread } from '../domain/complaints/find.js'
import type { Here, StaffHere } from './define.js'

/** @param brandId of what is pressed: in a direct room that, or the card that is answered, tells the brand @throws NotAllowed, UserMistake */
export async function staffHere(context: Here, brandId?: number): Promise<StaffHere> {
  const { db, person, thread } = context
  if (!person) throw new NotAllowed({ key: 'core.whoAreYou' })
  const pressed = brandId === undefined ? undefined : await db.brand.findUniqueOrThrow({ where: { id: brandId } })
  const brand = pressed ?? (thread && brandOfThread(db, thread.id)) ?? context.brand
  if (!brand) throw new UserMistake({ key: 'core.whichBrand' })
  return { ...context, person, brand }
}
