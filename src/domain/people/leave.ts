/** Leave: who is away on which days, and who stands in meanwhile; asked for, approved, taken back (R003-041, R000-023). */
import type { Leave, Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Decision } from './decision.js'
import type { PersonRow } from './person.js'

/** Somebody who is there; `standsFor` names the person whose deputy this is. */
export interface Present extends PersonRow {
  standsFor?: string
}

/**
 * Of these people those who are there on that day ("yyyy-MM-dd"): whoever is away is replaced by the deputy, or left
 * out where there is none. Each person once, in the order given.
 */
export function presentOn<P extends PersonRow>(db: Db, brandId: number, people: P[], day: string): (P & Present)[] {
  const there = people.flatMap((person) => {
    const present = insteadOf(db, brandId, person, day)
    if (!present) return []
    return present.id === person.id ? person : { ...person, ...present, standsFor: person.name }
  })
  return there.filter(({ id }, index) => there.findIndex((one) => one.id === id) === index)
}

/** A deputy who is away too is replaced in turn. */
function insteadOf(db: Db, brandId: number, person: PersonRow, day: string): PersonRow | undefined {
  const passed = new Set<number>()
  let found: PersonRow = person
  for (;;) {
    const leave = db.sql.get<{ id: number | null; name: string | null }>(AWAY, found.id, brandId, day, day)
    if (!leave) return found
    passed.add(found.id)
    if (leave.id === null || leave.name === null || passed.has(leave.id)) return undefined
    found = { id: leave.id, name: leave.name }
  }
}

const AWAY = `SELECT "Person"."id", "Person"."name" FROM "Leave" LEFT JOIN "Person" ON "Person"."id" = "Leave"."deputyId"
  WHERE "personId" = ? AND "state" = 'approved' AND "brandId" = ? AND "from" <= ? AND "to" >= ? ORDER BY "Leave"."id" LIMIT 1`

const WITH_PEOPLE = { person: true, deputy: true } satisfies Prisma.LeaveInclude

export type LeaveTold = Prisma.LeaveGetPayload<{ include: typeof WITH_PEOPLE }>

/** Both days included. */
export interface Stretch {
  from: string
  to: string
}

/** What waits or was approved and is not over on `day`, the earliest first; on demand only one person's, or what touches a stretch of days. */
export const leavesFrom = (db: Db, brandId: number, day: string, personId?: number, within?: Stretch) =>
  db.leave.findMany({
    where: {
      brandId,
      personId,
      state: { in: ['waiting', 'approved'] },
      to: { gte: within && within.from > day ? within.from : day },
      from: within && { lte: within.to },
    },
    include: WITH_PEOPLE,
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  })

export const leaveById = (db: Db, id: number): Promise<LeaveTold | null> =>
  db.leave.findUnique({ where: { id }, include: WITH_PEOPLE })

export type LeaveAsked = Pick<Leave, 'brandId' | 'personId' | 'from' | 'to' | 'deputyId' | 'reason'>

export const askForLeave = (db: Db, asked: LeaveAsked, at: Date): Promise<LeaveTold> =>
  db.leave.create({ data: { ...asked, createdAt: at }, include: WITH_PEOPLE })

/** Decides once; undefined when somebody was faster. @param by person id */
export async function decideLeave(
  db: Db,
  id: number,
  decision: Decision,
  by: number,
  at: Date,
): Promise<LeaveTold | undefined> {
  const { count } = await db.leave.updateMany({
    where: { id, state: 'waiting' },
    data: { state: decision === 'approve' ? 'approved' : 'rejected', decidedBy: by, decidedAt: at },
  })
  return count === 0 ? undefined : ((await leaveById(db, id)) ?? undefined)
}

/** Takes it back, also while it lasts: from now on the person is there again. Undefined when it is over with already. */
export async function cancelLeave(db: Db, id: number): Promise<LeaveTold | undefined> {
  const { count } = await db.leave.updateMany({
    where: { id, state: { in: ['waiting', 'approved'] } },
    data: { state: 'cancelled' },
  })
  return count === 0 ? undefined : ((await leaveById(db, id)) ?? undefined)
}
