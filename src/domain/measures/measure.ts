/** Preventive measures: what is done so that the same does not happen again, by whom and until when (R004-031 to R004-033). */
import type { MeasureState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

export interface Effect {
  works: boolean
  /** In the words of whoever checked. */
  why: string
}

export interface Measure {
  id: number
  brandId: number
  text: string
  /** Of the policy's tree, as it is shown, that it is against. */
  cause: string | null
  /** "yyyy-MM-dd" */
  dueOn: string
  ownerId: number
  owner: string
  createdBy: number
  creator: string
  decider: string | null
  checker: string | null
  state: MeasureState
  effect: Effect | null
}

type Row = Omit<Measure, 'effect'> & { effect: string | null }

const MEASURES = `SELECT m."id", "brandId", "text", "cause", "dueOn", "ownerId", "createdBy", "state", "effect",
    owner."name" AS "owner", creator."name" AS "creator", decider."name" AS "decider", checker."name" AS "checker"
  FROM "Measure" m JOIN "Person" owner ON owner."id" = "ownerId" JOIN "Person" creator ON creator."id" = "createdBy"
  LEFT JOIN "Person" decider ON decider."id" = "decidedBy" LEFT JOIN "Person" checker ON checker."id" = "checkedBy"`

const measureOf = ({ effect, ...row }: Row): Measure => ({
  ...row,
  effect: effect === null ? null : JSON.parse(effect),
})

export function measureById(db: Db, id: number): Measure | undefined {
  const row = db.sql.get<Row>(`${MEASURES} WHERE m."id" = ?`, id)
  return row && measureOf(row)
}

/** Those on which somebody has still to act, the first due first. */
export const openMeasures = (db: Db, brandId: number): Measure[] =>
  db.sql
    .all<Row>(
      `${MEASURES} WHERE "brandId" = ? AND "state" IN ('proposed', 'approved', 'done') ORDER BY "dueOn", m."id"`,
      brandId,
    )
    .map(measureOf)

/** Those that were checked, the latest first. */
export const checkedMeasures = (db: Db, brandId: number, most: number): Measure[] =>
  db.sql
    .all<Row>(
      `${MEASURES} WHERE "brandId" = ? AND "state" = 'checked' ORDER BY "checkedAt" DESC LIMIT ?`,
      brandId,
      most,
    )
    .map(measureOf)

export type Proposal = Pick<Measure, 'brandId' | 'text' | 'dueOn' | 'ownerId' | 'createdBy'> & { cause?: string }

/** Answers its id. */
export const proposeMeasure = (db: Db, proposal: Proposal, at: Date): number =>
  db.sql.insert('Measure', { ...proposal, state: 'proposed', createdAt: at })
