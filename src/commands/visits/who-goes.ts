/** Who is meant to go where a crew is named: one of the crews, one of the people, or after a question somebody from outside. */
import { distance } from 'fastest-levenshtein'
import type { VisitKind } from '../../../prisma/client/client.js'
import { Ask } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type CrewRow, crewMeant, crewsOf } from '../../domain/crews/crew.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleNamed } from '../../domain/people/person.js'
import type { StaffHere } from '../define.js'

const MOST_NEAR = 2

/** The name that was meant, once it was asked. */
export const goerArgument = tapped<string>()

/** The name as it is meant. @throws Ask where it is nobody's and nearly that of a crew */
export async function nameMeant(
  { db, brand }: StaffHere,
  kind: VisitKind,
  typed: string | undefined,
  goer: string | undefined,
): Promise<string | undefined> {
  if (goer !== undefined || typed === undefined || crewMeant(db, brand.id, typed, kind)) return goer ?? typed
  const near = nearest(typed, namesOf(crewsOf(db, brand.id), kind))
  if (near.length === 0 || (await peopleNamed(db, brand.id, typed)).length > 0) return typed
  throw new Ask('goer', { key: 'crew.nobody', values: { crew: typed } }, [
    ...near.map((name) => ({ label: name, value: name })),
    { label: { key: 'crew.button.asTyped' }, value: typed },
  ])
}

const namesOf = (crews: CrewRow[], kind: VisitKind): string[] => [
  ...new Set(
    crews.filter((crew) => crew.kind === kind).flatMap(({ name, leader }) => [name, ...(leader ? [leader] : [])]),
  ),
]

/** One wrong letter, of long names two. */
const nearest = (typed: string, names: string[]): string[] =>
  names
    .map((name) => ({ name, far: distance(typed, name) }))
    .filter(({ name, far }) => far <= (name.length > 4 ? 2 : 1) && far < name.length)
    .sort((one, other) => one.far - other.far)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name)

/** Somebody who is named alone and on leave that day, without a deputy, as a crew that cannot come (R003-041). */
export async function aloneAndAway(
  { db, brand }: StaffHere,
  kind: VisitKind,
  name: string | undefined,
  day: string,
): Promise<CrewRow | undefined> {
  const [person, ...more] = name === undefined ? [] : await peopleNamed(db, brand.id, name)
  if (!person || more.length > 0 || presentOn(db, brand.id, [person], day).length > 0) return undefined
  return { id: 0, name: person.name, phone: null, kind, personId: person.id, leader: person.name, perHalf: 1 }
}
