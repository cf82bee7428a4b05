/** The report of last month on its way to the management: a draft for whoever answers for it, sent on once approved (R002-060, R004-031). */
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { managementRooms } from '../../domain/complaints/crisis.js'
import { copiesOf, copyKey } from '../../domain/ladder/copies.js'
import { departmentByName } from '../../domain/people/department.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { firstPresent } from '../../domain/people/first-present.js'
import { presentOn } from '../../domain/people/leave.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { causesOf } from '../../domain/reports/complaints.js'
import { periodOf } from '../../domain/reports/period.js'
import { editsOf } from '../edits.js'
import type { Reported } from '../reports/sections.js'
import { reportBlocks } from '../reports/whole.js'

const MOST_CAUSES = 4

/** Row ids of brand and month make the key: each is drafted and sent once. */
const draftKey = (brandId: number, month: string): string => `monthly-draft:${brandId}:${month}`
const reminderKey = (brandId: number, month: string): string => `monthly-remind:${brandId}:${month}`
const sentKey = (brandId: number, month: string): string => `monthly-report:${brandId}:${month}`

/** Whether it was sent: the posts themselves say so. */
export const isReported = ({ db, brand }: Reported, month: string): boolean =>
  copiesOf(db, sentKey(brand.id, month)).length > 0

/** The head of the department where everything goes that no word routes, else customer service, else the admins; person ids. @param day "yyyy-MM-dd" */
export async function reportersOf({ db, brand, rules }: Reported, day: string): Promise<number[]> {
  const department = departmentByName(db, brand.id, rules.policy.defaultDepartment)
  const found =
    department && (await db.department.findUnique({ where: { id: department.id }, include: { head: true } }))
  const heads = found?.head ? presentOn(db, brand.id, [found.head], day) : []
  return (heads.length > 0 ? heads : firstPresent(db, brand.id, ['service'], day)).map(({ id }) => id)
}

/** With the button that sends it on. @param people ids of those who approve */
export function draftPosts(of: Reported, month: string, people: number[]): Promise<Draft[]> {
  const propose = frequentCauses(of, month).map(({ cause }) => ({
    label: { key: 'overview.report.measure', values: { cause } },
    does: { command: 'measure', given: { cause } },
  }))
  const blocks = [text('overview.report.draft', { month }), ...wholeReport(of, month)]
  return privatePosts(of, draftKey(of.brand.id, month), people, [...blocks, choices([release(of, month), ...propose])])
}

/** @param due when it must be sent */
export function reminderPosts(of: Reported, month: string, people: number[], due: Date): Promise<Draft[]> {
  const line = text('overview.report.remind', { brand: of.brand.name, month, due: { instant: due } })
  return privatePosts(of, reminderKey(of.brand.id, month), people, [line, choices([release(of, month)])])
}

const release = ({ brand }: Reported, month: string): DraftChoice => ({
  label: { key: 'button.release' },
  does: { command: 'release_report', given: { brand: brand.id, month } },
})

/** A report holds what not everybody reads: to them alone, or where the management reads. */
async function privatePosts(of: Reported, key: string, people: number[], blocks: DraftBlock[]): Promise<Draft[]> {
  const direct = await directRoomsOf(of.db, { id: { in: people } })
  const rooms = direct.length > 0 ? direct : managementRooms(of.db, of.rules, of.brand.id)
  return rooms.map((room) => ({ key: copyKey(key, room), room, thread: null, mentions: people, blocks }))
}

/** @param by name of who approved it */
export const reportPosts = (of: Reported, month: string, by: string): Draft[] =>
  managementRooms(of.db, of.rules, of.brand.id).map((room) => ({
    key: copyKey(sentKey(of.brand.id, month), room),
    ...{ room, thread: null, reply: false },
    blocks: [...wholeReport(of, month), text('overview.report.by', { by })],
  }))

/** What asked for the approval says that it was sent. */
export const answered = ({ db, brand }: Reported, month: string, blocks: DraftBlock[]): Draft[] =>
  [draftKey, reminderKey].flatMap((key) => editsOf(db, key(brand.id, month), blocks))

/** Without the points: not everybody who approves it reads them, and their board is posted by itself. */
const wholeReport = (of: Reported, month: string): DraftBlock[] => [...reportBlocks(of, month), ...frequent(of, month)]

/** What came so often that something must be done about it (R004-031). */
function frequent(of: Reported, month: string): DraftBlock[] {
  const lines = frequentCauses(of, month).map((values) => ({ key: 'overview.report.frequentOne', values }))
  return lines.length === 0 ? [] : [list(lines, { key: 'overview.report.frequent' })]
}

function frequentCauses({ db, brand, rules }: Reported, month: string): { cause: string; count: number }[] {
  const least = rules.policy.report?.frequent
  if (least === undefined) return []
  const { causes } = causesOf(db, brand.id, periodOf(month, zoneOf(rules, brand)), MOST_CAUSES)
  return causes.flatMap(({ path, count }) => (count < least ? [] : [{ cause: path.join(' › '), count }]))
}
