/** Where leave is asked for: each superior is rung once, in private where we have a direct room, else by name in the group (R003-041). */
import type { BrandHere } from '../../core/commands/command.js'
import { directRoomOf } from '../../domain/people/direct-rooms.js'
import type { PersonRow } from '../../domain/people/person.js'
import { pingPlaces } from '../../domain/people/ping.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Db } from '../../store/store.js'

export interface Asking {
  db: Db
  rules: Rules
  brand: Pick<BrandHere, 'id'>
}

/** A room, row id, and who is named in it, person ids; `alone` is a direct room. */
export interface LeavePlace {
  room: number
  mentions: number[]
  alone: boolean
}

/** The direct rooms of those who have one, and who is left to be named in a group. */
export function ringable({ db, rules }: Asking, people: PersonRow[]): { alone: LeavePlace[]; named: number[] } {
  const rooms = people.map(({ id }) => ({ id, room: directRoomOf(db, rules.platforms, id) }))
  return {
    alone: rooms.flatMap(({ room }) => (room === undefined ? [] : { room, mentions: [], alone: true })),
    named: rooms.flatMap(({ id, room }) => (room === undefined ? id : [])),
  }
}

/** The same with the groups in which the others are named; one group where there is nobody to ring. */
export function leavePlaces(asking: Asking, people: PersonRow[]): LeavePlace[] {
  const { alone, named } = ringable(asking, people)
  if (alone.length > 0 && named.length === 0) return alone
  const groups = pingPlaces(asking.db, asking.rules, asking.brand.id, named)
  return [...alone, ...groups.map((place) => ({ ...place, alone: false }))]
}
