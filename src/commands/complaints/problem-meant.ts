/** Which problem of a complaint an act means: the one with its number, else the only one that is ready for it; else it is asked for. */
import { Ask, NotAllowed, type Said, UserMistake } from '../../core/errors.js'
import { type Act, isReadyFor } from '../../domain/complaints/acts.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import type { Db } from '../../store/store.js'
import { problemLine } from './opening.js'

export interface Meaning {
  act: Act
  number: number | undefined
  /** Whether it is this person's business. */
  may(problem: Problem): boolean
  /** The key that asks which one. */
  which: string
  /** The key that says whose business it is, with `departments`. */
  notYours: string
  /** What is said when it is too early or too late for all that could be meant. */
  unready(problems: Problem[]): Said
}

/** @throws Ask when several could be meant, NotAllowed for the problem of others, UserMistake when it is too early or too late. */
export function problemMeant(db: Db, complaint: Complaint, meaning: Meaning): Problem {
  const [first, ...more] = problemsMeant(db, complaint, meaning)
  if (first && more.length === 0) return first
  throw whichOf(complaint, meaning.which, first ? [first, ...more] : more)
}

/** All that could be meant, at least one. @throws as above, and Ask when there is no problem of this number. */
export function problemsMeant(db: Db, complaint: Complaint, meaning: Meaning): Problem[] {
  const { act, number, may, notYours, unready } = meaning
  const all = problemsOf(db, complaint.id)
  const named = all.filter((problem) => problem.number === number)
  const meant = named.length > 0 ? named : all
  const own = meant.filter(may)
  const ready = own.filter((problem) => isReadyFor(act, problem))
  if (ready.length > 0) {
    if (number !== undefined && named.length === 0) throw whichOf(complaint, 'problem.unknown', ready, number)
    return ready
  }
  if (own.length > 0) throw new UserMistake(unready(own))
  const departments = [...new Set(meant.map(({ department }) => department))]
  throw new NotAllowed({ key: notYours, values: { departments } })
}

function whichOf({ code }: Complaint, key: string, problems: Problem[], number = 0): Ask {
  const options = problems.map((problem) => ({ label: problemLine(problem), value: problem.number }))
  return new Ask('problem', { key, values: { code, number } }, options)
}
