/** The feedback sheet of a visit: one each, to which whoever handed it in may add on the same day (R003-023, R003-037). */
import type { Db } from '../../store/store.js'
import { type LocalDay, localDayOf } from '../calendar/local-day.js'
import { record } from '../timeline.js'
import { mayStep, takeStep } from './steps.js'
import type { VisitRow } from './visit.js'

export interface Feedback {
  visit: Pick<VisitRow, 'id' | 'state'>
  /** Empty where it is a photo only. */
  text: string
  /** Person id. */
  by: number
  at: Date
  zone: string
}

/** What became of it; `there` when somebody's sheet is in already. */
export type Filed = 'filed' | 'added' | { there: { person: string; at: Date } }

interface Row {
  text: string
  personId: number
  person: string
  at: string
}

const SHEET = `SELECT "text", "personId", "Person"."name" AS "person", "at" FROM "Sheet"
  JOIN "Person" ON "Person"."id" = "personId" WHERE "visitId" = ?`

export function fileFeedback(db: Db, { visit, text, by, at, zone }: Feedback): Filed {
  const known = db.sql.get<Row>(SHEET, visit.id)
  if (!known) {
    db.sql.insert('Sheet', { visitId: visit.id, text, personId: by, at })
    // Handed in after the customer was called it changes nothing but the papers.
    if (mayStep('report', visit)) takeStep(db, { visit, step: 'report', by, at })
    else record(db, { visitId: visit.id, personId: by, what: 'timeline-visit.reported', at })
    return 'filed'
  }
  const day = (instant: Date): LocalDay => localDayOf(instant, zone)
  const first = new Date(known.at)
  if (known.personId !== by || day(first) !== day(at)) return { there: { person: known.person, at: first } }
  const all = [known.text, text].filter((part) => part !== '').join('\n')
  db.sql.run('UPDATE "Sheet" SET "text" = ? WHERE "visitId" = ?', all, visit.id)
  record(db, { visitId: visit.id, personId: by, what: 'timeline-door.added', at })
  return 'added'
}
