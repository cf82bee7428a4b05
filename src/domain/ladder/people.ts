/** Whom a step of the ladder names in one department. */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { keepersOf } from '../people/keepers.js'
import { type Present, presentOn } from '../people/leave.js'
import { liaisonsOf, signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import type { LadderStep, LadderWho } from './steps.js'

/** Whose deadline it is: a department's, or that of whoever took the complaint and keeps it until the end (R002-092). */
export interface Whose {
  brandId: number
  departmentId: number | null
  /** Person id of who took the complaint. */
  keeper: number | null
  /** Who keeps it instead where it waits for the word of certain people. */
  asked?: Present[]
  /** Who has no say in it, since the complaint is about them. */
  accused?: readonly PersonRow[]
  /** "yyyy-MM-dd": whoever is away on it is replaced by the deputy. */
  day: string
}

/** Each person once; nobody where the step's places are empty. */
export function peopleOf(db: Db, whose: Whose, step: LadderStep): Present[] {
  const people = step.who.flatMap((who) => (who === 'first' && whose.asked) || (find(db, whose, who) ?? []))
  return people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index)
}

/**
 * Who is pinged where the steps that have come find nobody: whom the next of the steps above finds, else the admins; a
 * complaint is never left to itself.
 */
export function standInsOf(db: Db, whose: Whose, above: LadderStep[]): { people: Present[]; admins: boolean } {
  for (const step of above) {
    const people = peopleOf(db, whose, step)
    if (people.length > 0) return { people, admins: false }
  }
  return { people: withoutAccused(whose, adminsOf(db)), admins: true }
}

/** Whoever took the complaint, or their deputy. */
export const keeperOf = (db: Db, whose: Whose): Present[] =>
  peopleOf(db, { ...whose, departmentId: null, asked: undefined }, { at: 0, who: ['first'] })

/** Everybody whom the policy means by it, in order: all holders of a role, all liaisons from that place on. */
export function everybodyNamed(db: Db, whose: Whose, who: LadderWho): Present[] {
  const from = typeof who === 'object' && 'liaison' in who ? who.liaison - 1 : 0
  return present(db, whose, who).slice(from)
}

function find(db: Db, whose: Whose, who: LadderWho): Present | undefined {
  const { departmentId, day } = whose
  if (departmentId !== null && who === 'first') return withoutAccused(whose, signersOf(db, departmentId, day))[0]
  const place = typeof who === 'object' && 'liaison' in who ? who.liaison - 1 : 0
  return present(db, whose, who)[place]
}

const present = (db: Db, whose: Whose, who: LadderWho): Present[] =>
  withoutAccused(whose, presentOn(db, whose.brandId, named(db, whose, who), whose.day))

const withoutAccused = <P extends PersonRow>({ accused = [] }: Whose, people: P[]): P[] =>
  people.filter(({ id }) => accused.every((one) => one.id !== id))

/** Whoever could be meant, in order: of several holders of a role, the one who got it first. */
function named(db: Db, { brandId, departmentId, keeper }: Whose, who: LadderWho): PersonRow[] {
  if (typeof who === 'object' && 'headOf' in who)
    return headOf(db, '"Department"."brandId" = ? AND "Department"."name" = ?', brandId, who.headOf)
  if (typeof who === 'object' && 'role' in who) return peopleInRole(db, brandId, who.role)
  if (departmentId === null) return who === 'first' ? keepersOf(db, brandId, keeper) : []
  return who === 'head' ? headOf(db, '"Department"."id" = ?', departmentId) : liaisonsOf(db, departmentId)
}

const headOf = (db: Db, which: string, ...values: (string | number)[]): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Department" JOIN "Person" ON "Person"."id" = "Department"."headId"
     WHERE ${which}`,
    ...values,
  )
