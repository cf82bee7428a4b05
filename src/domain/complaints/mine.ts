/** What waits for one person, the words of secret complaints veiled: deadlines, complaints they opened, visits they drive to; and what of it is paused. */
import type { Db } from '../../store/store.js'
import { keepsFor } from '../people/keepers.js'
import { departmentsSignedBy } from '../people/liaison.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { veiledRow } from '../secrecy/veil.js'
import { turnOf } from '../triage/triagers.js'
import { crewOf } from '../visits/crew-people.js'
import type { Days } from '../visits/posted-days.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from '../visits/visit.js'

/** A complaint whose clocks stand still. */
const PAUSED = { pauses: { some: { toAt: null } } }
const WITH_PAUSE = { ...WITH_CUSTOMER, pauses: { where: { toAt: null } } } as const

/** Running clocks of departments for which the person may sign on that day ("yyyy-MM-dd"), paused ones too, the most urgent first. */
export async function signaturesAskedOf(db: Db, brandId: number, personId: number, day: string) {
  const clocks = await db.clock.findMany({
    where: {
      kind: 'acknowledge',
      stoppedAt: null,
      departmentId: { in: departmentsSignedBy(db, brandId, personId, day) },
    },
    include: { complaint: { include: WITH_PAUSE }, department: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  return clocks.map((clock) => ({ ...clock, complaint: veiledRow(clock.complaint) }))
}

/**
 * Every clock that runs now and that the person is to keep: those of departments for which they may sign on that day
 * ("yyyy-MM-dd"), first judgements where it is their turn (R004-051), and those of complaints as a whole that they keep
 * (R002-092); the most urgent first, none that is paused.
 */
export async function deadlinesOf(db: Db, rules: Rules, brandId: number, personId: number, day: string) {
  const clocks = await db.clock.findMany({
    where: {
      stoppedAt: null,
      complaint: { brandId, NOT: PAUSED },
      OR: [
        { departmentId: { in: departmentsSignedBy(db, brandId, personId, day) } },
        { kind: 'triage' },
        // What is to be approved is not theirs to hasten.
        {
          departmentId: null,
          kind: { notIn: ['approve', 'triage'] },
          complaint: { createdBy: { in: keepsFor(db, brandId, personId, day) } },
        },
      ],
    },
    include: { complaint: { include: WITH_CUSTOMER }, department: true, problem: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  const isTheirs = ({ kind, complaint: { id } }: (typeof clocks)[number]) =>
    kind !== 'triage' || turnOf(db, policyOf(db, rules, id), { id, brandId }, day)?.id === personId
  return clocks.filter(isTheirs).map((clock) => ({ ...clock, complaint: veiledRow(clock.complaint) }))
}

export type Deadline = Awaited<ReturnType<typeof deadlinesOf>>[number]

export async function openComplaintsBy(db: Db, brandId: number, personId: number) {
  const complaints = await db.complaint.findMany({
    where: { brandId, createdBy: personId, state: { not: 'closed' }, NOT: PAUSED },
    include: WITH_CUSTOMER,
    orderBy: { id: 'asc' },
  })
  return complaints.map(veiledRow)
}

/** Paused complaints that the person opened, or in which a department for which they sign has a deadline, each with its open pause. */
export async function pausedOf(db: Db, brandId: number, personId: number, day: string) {
  const complaints = await db.complaint.findMany({
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
  return complaints.map(veiledRow)
}

/** Also those of whom the person stands in for on that day (R003-041). Both days ("yyyy-MM-dd") included. */
export async function visitsOfCrew(db: Db, brandId: number, personId: number, { from, to }: Days): Promise<VisitRow[]> {
  const approved = { brandId, state: 'approved', from: { lte: to }, to: { gte: from } } as const
  const visits = await db.visit.findMany({
    where: {
      ...{ brandId, day: { gte: from, lte: to }, ...OPEN },
      OR: [{ crewId: personId }, { crewPerson: { leaves: { some: approved } } }],
    },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
  })
  return visits.filter((visit) => crewOf(db, visit).includes(personId))
}
