/** Who is told of the schedule and of its changes: the brand's work and warehouse rooms, and the people who plan. */
import type { Db } from '../../store/store.js'
import { peopleInRole } from '../people/role.js'

export interface ScheduleRoom {
  id: number
  purpose: 'work' | 'warehouse'
}

/** The rooms that get the schedule, on every platform (R003-014, R003-015). */
export const scheduleRooms = (db: Db, brandId: number): ScheduleRoom[] =>
  db.sql.all(
    `SELECT "id", "purpose" FROM "Room" WHERE "brandId" = ? AND "purpose" IN ('work', 'warehouse') AND NOT "gone" ORDER BY "id"`,
    brandId,
  )

/** Who must learn of a change first: the installation assistants and managers (R003-019). */
export function plannersOf(db: Db, brandId: number): number[] {
  const planners = ['install_assistant', 'install_manager'].flatMap((role) => peopleInRole(db, brandId, role))
  return [...new Set(planners.map(({ id }) => id))]
}
