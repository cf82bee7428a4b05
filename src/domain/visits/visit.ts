/** A visit: one delivery, installation or service call at a customer's home; found by its code or its customer. */
import type { Prisma, VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type CodeTail, codeEnd, type Prefix } from '../codes/code.js'
import type { Slot } from './slot.js'
import { PLANNED, PUBLISHED } from './steps.js'

export const PREFIXES = { delivery: 'SH', installation: 'AZ', service: 'SF' } as const satisfies Record<
  VisitKind,
  Prefix
>

export const WITH_CUSTOMER = { customer: true } as const
export type VisitRow = Prisma.VisitGetPayload<{ include: typeof WITH_CUSTOMER }>

/** Those that can still be changed. */
export const OPEN = { state: { in: [...PLANNED, ...PUBLISHED] } } satisfies Prisma.VisitWhereInput

export const isOpen = ({ state }: VisitRow): boolean => OPEN.state.in.some((one) => one === state)

/** Everybody reads it in the schedule. */
export const isPublished = ({ state }: Pick<VisitRow, 'state'>): boolean => PUBLISHED.some((one) => one === state)

export const slotOf = ({ day, half, time }: Pick<VisitRow, 'day' | 'half' | 'time'>): Slot => ({
  day,
  half: (half ?? undefined) as Slot['half'],
  time: time ?? undefined,
})

/** The brand's visits with this tail, the newest first. @param today "yyyy-MM-dd" */
export const visitsByCode = (db: Db, brandId: number, tail: CodeTail, today: string): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: { brandId, code: { startsWith: tail.prefix, endsWith: codeEnd(tail, today) } },
    include: WITH_CUSTOMER,
    orderBy: { id: 'desc' },
  })
