/** The button under the draft of a month's report: approved, it goes to the management rooms, with who did so (R002-060). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { month } from '../../core/kinds/month.js'
import { text } from '../../core/posts/draft.js'
import { holdsRole } from '../../domain/people/role.js'
import { todayHere } from '../calendar-here.js'
import { definePublicCommand, type StaffHere } from '../define.js'
import { staffHere } from '../staff-here.js'
import { answered, isReported, reportersOf, reportPosts } from './monthly.js'

export const releaseReport = definePublicCommand({
  name: 'release_report',
  arguments: { brand: integer(), month: month() },
  who: 'anyone',
  // In a direct room that belongs to no brand, the button tells the brand.
  where: ['management', 'direct'],
  hidden: true,
  async handle({ brand, month }, context) {
    const here = await staffHere(context, brand)
    await mustAnswerForIt(here)
    if (isReported(here, month)) throw new UserMistake({ key: 'overview.report.already', values: { month } })
    const { person } = here
    const posts = reportPosts(here, month, person.name)
    if (posts.length === 0) throw new UserMistake({ key: 'overview.report.noRoom' })
    const done = text('overview.report.sent', { brand: here.brand.name, month, by: person.name })
    return [{ blocks: [done] }, ...answered(here, month, [done]), ...posts]
  },
})

/** @throws NotAllowed */
async function mustAnswerForIt(here: StaffHere): Promise<void> {
  const { db, brand, person } = here
  if (person.admin || (await holdsRole(db, person.id, brand.id, 'general_manager'))) return
  if (!(await reportersOf(here, todayHere(here))).includes(person.id))
    throw new NotAllowed({ key: 'overview.report.notYours' })
}
