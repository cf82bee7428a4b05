/** A head deducts points from somebody: only the two of them learn of it (R004-035). */
import type { Mention } from '../../core/commands/argument.js'
import { Ask, NotAllowed } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { mayDeduct } from '../../domain/points/assessors.js'
import { deduct } from '../../domain/points/decide.js'
import { entryById } from '../../domain/points/entry.js'
import { todayHere } from '../calendar-here.js'
import { meantComplaint } from '../complaints/meant.js'
import type { StaffHere } from '../define.js'
import { assessingHere } from './assessing-here.js'
import { tellConcerned } from './pass.js'
import { personMeant } from './person-meant.js'
import { privately } from './privately.js'
import { entrySaid } from './said.js'

interface Wish {
  person: Mention
  points: number | undefined
  code: CodeTyped | undefined
  reason: string | undefined
}

/** @throws Ask for the points and the reason, NotAllowed for whoever is not above the person */
export async function deductFrom(context: StaffHere, { person: named, points, code, reason }: Wish): Promise<Draft[]> {
  const { db, brand, person, now, key } = context
  const whom = await personMeant(context, named)
  if (!mayDeduct(db, assessingHere(context), person, whom.id)) throw new NotAllowed({ key: 'points.notAbove' })
  const complaintId = code ? meantComplaint(context, code).id : null
  if (!points) throw new Ask('points', { key: 'points.howMany' })
  if (reason === undefined) throw new Ask('reason', { key: 'points.why' })
  const given = { brandId: brand.id, personId: whom.id, complaintId, points: -Math.abs(points), remark: reason }
  const id = deduct(db, key, { ...given, month: todayHere(context).slice(0, 7) }, person.id, now)
  const entries = [entryById(db, id)].flatMap((entry) => entry ?? [])
  const told = await tellConcerned(context, entries)
  const line = text(told.length > 0 ? 'points.deducted' : 'points.deductedUntold', { name: whom.name })
  return [...privately(context, line, list(entries.map(entrySaid))), ...told]
}
