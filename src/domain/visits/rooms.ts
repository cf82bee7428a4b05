/** Who is told of the schedule and of its changes: the brand's work and warehouse rooms, and the people who plan. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

/** The rooms that get the schedule of visits of this kind, on every platform (R003-014, R003-015, R003-033). */
export const scheduleRooms = (db: Db, brandId: number, kind: VisitKind) =>
  db.room.findMany({
    where: { brandId, purpose: { in: kind === 'service' ? ['work'] : ['work', 'warehouse'] }, gone: false },
    orderBy: { id: 'asc' },
  })

/** Who must learn of a change first: the installation assistants and managers, of a service call whoever sends people out; person ids (R003-019). */
export async function plannersOf(db: Db, brandId: number, kind: VisitKind): Promise<number[]> {
  const planners = await db.role.findMany({
    where: { brandId, role: { in: kind === 'service' ? ['after_sales'] : ['install_assistant', 'install_manager'] } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    distinct: ['personId'],
  })
  return planners.map(({ personId }) => personId)
}
