/** What waits for one person: deadlines, complaints they opened, visits they drive to; and what of it is paused. */
import type { Db } from '../../store/store.js'
import { keepsFor } from '../people/keepers.js'
import { departmentsSignedBy } from '../people/liaison.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from '../visits/visit.js'

/** A complaint whose clocks stand still. */
const PAUSED = { pauses: { some: { toAt: null } } }
const WITH_PAUSE = { ...WITH_CUSTOMER, pauses: { where: { toAt: null } } } as const

/** Running clocks of departments for which the person may sign on that day ("yyyy-MM-dd"), paused ones too, the most urgent first. */
export const signaturesAskedOf = (db: Db, brandId: number, personId: number, day: string) =>
  db.clock.findMany({
    where: {
      kind: 'acknowledge',
      stoppedAt: null,
      departmentId: { in: departmentsSignedBy(db, brandId, personId, day) },
    },
    include: { complaint: { include: WITH_PAUSE }, department: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })

/**
 * Every clock that runs now and that the person is to keep: those of departments for which they may sign on that day
 * ("yyyy-MM-dd"), and those of complaints as a whole that they keep (R002-092); the most urgent first, none that is paused.
 */
export const deadlinesOf = (db: Db, brandId: number, personId: number, day: string) =>
  db.clock.findMany({
    where: {
      stoppedAt: null,
      complaint: { brandId, NOT: PAUSED },
      OR: [
        { departmentId: { in: departmentsSignedBy(db, brandId, personId, day) } },
        // What is to be approved is not theirs to hasten.
        {
          departmentId: null,
          kind: { not: 'approve' },
          complaint: { createdBy: { in: keepsFor(db, brandId, personId, day) } },
        },
      ],
    },
    include: { complaint: { include: WITH_CUSTOMER }, department: true, problem: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })

export type Deadline = Awaited<ReturnType<typeof deadlinesOf>>[number]

export const openComplaintsBy = (db: Db, brandId: number, personId: number) =>
  db.complaint.findMany({
    where: { brandId, createdBy: personId, state: { not: 'closed' }, NOT: PAUSED },
    include: WITH_CUSTOMER,
    orderBy: { id: 'asc' },
  })

/** Paused complaints that the person opened, or in which a department for which they sign has a deadline, each with its open pause. */
export const pausedOf = (db: Db, brandId: number, personId: number, day: string) =>
  db.complaint.findMany({
    where: {
      brandId,
      ...PAUSED,
      OR: [
        { createdBy: personId },
        {
          clocks: {
            some: {
              stoppedAt: null,
              departmentId: { in: departmentsSignedBy(db, brandId, personId, day) },
            },
          },
        },
      ],
    },
    include: WITH_PAUSE,
    orderBy: { id: 'asc' },
  })

/** Both days ("yyyy-MM-dd") included. */
export const visitsOfCrew = (
  db: Db,
  brandId: number,
  personId: number,
  days: { from: string; to: string },
): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: { brandId, crewId: personId, day: { gte: days.from, lte: days.to }, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
  })
