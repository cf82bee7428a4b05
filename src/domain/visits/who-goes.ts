/** Who comes to a visit, as people read it: whoever was agreed, or who stands in for them that day (R003-041). */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type Driven, standInOf } from './crew-people.js'
import type { Phrase } from './phrase.js'

export interface Goes extends Pick<Visit, 'crew' | 'crewPhone'> {
  /** Who goes instead of somebody on leave; null where nobody does. */
  standIn?: string | null
}

/** A deputy under their own number. */
export function withStandIn<V extends Driven & Goes>(db: Db, visit: V): V & Goes {
  const standIn = standInOf(db, visit)
  return standIn === undefined ? visit : { ...visit, standIn: standIn?.name ?? null, crewPhone: standIn?.phone ?? null }
}

/** @param phone how numbers are shown in the room that will read it; without it there are none */
export function whoGoes({ crew, standIn, crewPhone }: Goes, phone?: (phone: string) => string): string | Phrase {
  const withNumber = (name: string | null) => [name, crewPhone && phone?.(crewPhone)].filter(Boolean).join(' ')
  if (!crew || standIn === undefined) return withNumber(crew)
  return standIn === null
    ? { key: 'leave.absent', values: { name: crew } }
    : { key: 'leave.instead', values: { name: withNumber(standIn), away: crew } }
}
