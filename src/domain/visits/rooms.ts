/** Who is told of the schedule and of its changes: the brand's work and warehouse rooms, and the people who plan. */
import type { Db } from '../../store/store.js'

/** The rooms that get the schedule, on every platform (R003-014, R003-015). */
export const scheduleRooms = (db: Db, brandId: number) =>
  db.room.findMany({
    where: { brandId, purpose: { in: ['work', 'warehouse'] }, gone: false },
    orderBy: { id: 'asc' },
  })

/** Who must learn of a change first: the installation assistants and managers, person ids (R003-019). */
export async function plannersOf(db: Db, brandId: number): Promise<number[]> {
  const planners = await db.role.findMany({
    where: { brandId, role: { in: ['install_assistant', 'install_manager'] } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    distinct: ['personId'],
  })
  return planners.map(({ personId }) => personId)
}
