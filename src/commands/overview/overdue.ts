/** What is late now in the brand, the worst of it: for whoever looks after the whole (R002-008, R004-025). */
import { text } from '../../core/posts/draft.js'
import { overdueOf } from '../../domain/reports/overdue.js'
import { defineCommand, type StaffHere } from '../define.js'
import { lateBlocks } from './late.js'

const MOST = 10

export default defineCommand({
  name: 'overdue',
  arguments: {},
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(_given, { db, brand, now }: StaffHere) {
    const late = overdueOf(db, brand.id, now, MOST)
    const { total: count } = late
    if (count === 0) return [{ blocks: [text('overview.late.none', { brand: brand.name })] }]
    return [{ blocks: [text('overview.late.title', { brand: brand.name, count }), ...lateBlocks(late, now)] }]
  },
})
