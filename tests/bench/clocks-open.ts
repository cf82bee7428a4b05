/** Open clocks straight into a store: one complaint each, routed to the first department and not yet acknowledged. */
import type { Db } from '../../src/store/store.js'

const MINUTE = 60_000

/** From the start of a clock of 30 minutes until it rings first. */
export const HALF_TIME = 15 * MINUTE

/** One clock for each start. Answers their ids. */
export function openClocks({ sql }: Db, startedAts: readonly Date[]): number[] {
  const brandId = sql.get<{ id: number }>('SELECT "id" FROM "Brand"')?.id ?? 0
  const roomId = sql.get<{ id: number }>(`SELECT "id" FROM "Room" WHERE "purpose" = 'work'`)?.id ?? 0
  const departmentId = sql.get<{ id: number }>('SELECT "id" FROM "Department"')?.id ?? 0
  const customerId = sql.insert('Customer', { brandId, name: 'Zhang', phone: '13800000001', createdAt: startedAts[0] })
  return startedAts.map((startedAt, index) => {
    const dueAt = new Date(startedAt.getTime() + 2 * HALF_TIME)
    const ringAt = new Date(startedAt.getTime() + HALF_TIME)
    const place = { brandId, roomId, customerId, code: `TS261120-${index}`, state: 'routed' }
    const complaintId = sql.insert('Complaint', { ...place, createdAt: startedAt })
    sql.insert('Problem', { complaintId, number: 1, text: 'crack', departmentId })
    const clock = { kind: 'acknowledge', complaintId, departmentId, round: 1, startedAt, dueAt, ringAt, trace: [] }
    return sql.insert('Clock', clock)
  })
}
