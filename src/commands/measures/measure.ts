/** Proposes a preventive measure with a day and somebody who carries it out; alone it shows all that are open (R004-031 to R004-033, R004-043). */
import { Ask } from '../../core/errors.js'
import { day } from '../../core/kinds/date.js'
import { mention } from '../../core/kinds/mention.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { choices, type Draft, list, text as say } from '../../core/posts/draft.js'
import { checkedMeasures, measureById, openMeasures, proposeMeasure } from '../../domain/measures/measure.js'
import { nextOf } from '../../domain/measures/steps.js'
import { findNamed, type Named } from '../../domain/people/named-person.js'
import { servesBrand } from '../../domain/people/role.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { measureSaid, nextPosts, stepChoices } from './card.js'

const MOST_CHECKED = 5
const MOST_BUTTONS = 6

export default defineCommand({
  name: 'measure',
  arguments: {
    what: text().optional(),
    due: day().optional(),
    owner: mention().optional(),
    /** The button under a frequent cause. */
    cause: tapped<string>(),
  },
  form: ['what', 'due', 'owner'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ what, due, owner, cause }, context: StaffHere) {
    const { db, brand, person, now } = context
    if (what === undefined && due === undefined && owner === undefined && cause === undefined) return [listed(context)]
    if (what === undefined)
      throw new Ask('what', { key: cause ? 'measure.ask.against' : 'measure.ask.what', values: { cause } })
    if (due === undefined) throw new Ask('due', { key: 'measure.ask.due' })
    if (due < todayHere(context)) throw new Ask('due', { key: 'measure.ask.past', values: { due: { day: due } } })
    const ownerId = await ownerMeant(context, owner)
    const proposal = { brandId: brand.id, text: what, cause, dueOn: due, ownerId, createdBy: person.id }
    const measure = measureById(db, proposeMeasure(db, proposal, now))
    return measure ? nextPosts(context, measure) : []
  },
})

/** @throws Ask */
async function ownerMeant({ db, brand, room }: StaffHere, named: Named | undefined): Promise<number> {
  if (!named) throw new Ask('owner', { key: 'measure.ask.owner' })
  const { name } = named
  const found = await findNamed(db, { brandId: brand.id, platform: room.platform }, named)
  if (found === 'several') throw new Ask('owner', { key: 'measure.ask.several', values: { name } })
  if (!found || !(await servesBrand(db, found.id, brand.id)))
    throw new Ask('owner', { key: 'measure.ask.unknown', values: { name } })
  return found.id
}

/** What is open, with buttons for the steps that are the asker's; and what was checked last. */
function listed(context: StaffHere): Draft {
  const { db, brand, person } = context
  const today = todayHere(context)
  const open = openMeasures(db, brand.id)
  const checked = checkedMeasures(db, brand.id, MOST_CHECKED)
  if (open.length + checked.length === 0) return { blocks: [say('measure.none')] }
  const mine = open.filter((measure) => nextOf(db, measure, today).includes(person.id))
  const lines = open.map((measure) => measureSaid(measure, today))
  const buttons = mine.flatMap((measure) => stepChoices(measure, true)).slice(0, MOST_BUTTONS)
  return {
    blocks: [
      say('measure.title', { brand: brand.name, count: open.length }),
      ...(lines.length > 0 ? [list(lines)] : []),
      ...(checked.length > 0
        ? [
            list(
              checked.map((measure) => measureSaid(measure, today)),
              { key: 'measure.checked' },
            ),
          ]
        : []),
      ...(buttons.length > 0 ? [choices(buttons)] : []),
    ],
  }
}
