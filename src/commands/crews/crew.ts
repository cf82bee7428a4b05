/** The crews of the brand: shown with what they have to do, added, changed, given days of rest, removed, read in a calendar (R003-040). */
import type { Given } from '../../core/commands/argument.js'
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { type Days, days } from '../../core/kinds/days.js'
import { integer } from '../../core/kinds/integer.js'
import { mention } from '../../core/kinds/mention.js'
import { word } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { visitKind } from '../../core/kinds/visit-kind.js'
import { choices, type Draft, type DraftChoice, list, text } from '../../core/posts/draft.js'
import * as crews from '../../domain/crews/crew.js'
import { restOn, workOn } from '../../domain/crews/rest.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { findNamed, type Named } from '../../domain/people/named-person.js'
import { servesBrand } from '../../domain/people/role.js'
import { plannedForCrew } from '../../domain/visits/off-days.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answerWithOffDays } from '../visits/off-days.js'
import { crewLine, crewSaid, loadOf } from './crew-lines.js'
import { type FeedDoor, feedPosts } from './feed.js'

const DAYS_OF_ALL = 3
const DAYS_OF_ONE = 7
const MOST_PER_HALF = 20

const crewArguments = {
  act: act('add', 'remove', 'rest', 'work', 'feed', 'newFeed').optional(),
  kind: visitKind().optional(),
  days: days().optional(),
  phone: phoneNumber({ shown: maskPhone }).optional(),
  leader: mention().optional(),
  perHalf: integer().optional(),
  crew: word({ suggests: 'crew' }).optional(),
}

type CrewTyped = Given<typeof crewArguments>

const ARRANGERS = ['install_manager', 'delivery_lead', 'after_sales', 'store_manager'] as const

/** @param feeds absent where there are no pages */
export const makeCrew = (feeds?: FeedDoor) =>
  defineCommand({
    name: 'crew',
    arguments: crewArguments,
    form: ['crew', 'kind', 'leader', 'phone', 'perHalf'],
    who: [...ARRANGERS, 'install_assistant', 'installer'],
    where: ['work', 'management', 'direct'],
    async handle(given, context: StaffHere) {
      const { act } = given
      const asksFeed = act === 'feed' || act === 'newFeed'
      const name = given.crew ?? (asksFeed ? ownCrew(context)?.name : undefined)
      const known = name === undefined ? undefined : crews.crewNamed(context.db, context.brand.id, name)
      if (!arranges(context) && !(asksFeed && known?.personId === context.person.id)) mustOnlyRead(context, given)
      if (name === undefined && act === undefined) return [showAll(context)]
      if (name === undefined) throw whichCrew(context)
      if (act === 'add') return [await add(context, name, given)]
      if (!known) throw new UserMistake({ key: 'crew.unknown', values: { crew: name } })
      if (act === 'remove') return [remove(context, known)]
      if (asksFeed && feeds) return feedPosts(context, feeds, known, act === 'newFeed')
      if (act === 'rest' || act === 'work') return changeDays(context, known, act, given.days)
      return [await change(context, known, given)]
    },
  })

const arranges = ({ person: { admin, roles } }: StaffHere): boolean =>
  admin || ARRANGERS.some((role) => roles.includes(role))

/** Whoever confirms the drafts knows the crews; fitters have the calendar of their own. @throws NotAllowed */
function mustOnlyRead({ person: { roles } }: StaffHere, { act, kind, phone, leader, perHalf }: CrewTyped): void {
  if (!roles.includes('install_assistant')) throw new NotAllowed({ key: 'crew-feed.onlyOwn' })
  if ([act, kind, phone, leader, perHalf].some((one) => one !== undefined))
    throw new NotAllowed({ key: 'crew.onlyRead' })
}

/** The first that the asker leads. */
const ownCrew = ({ db, brand, person }: StaffHere): crews.CrewRow | undefined =>
  crews.crewsOf(db, brand.id).find(({ personId }) => personId === person.id)

const KINDS = (['delivery', 'installation', 'service'] as const).map((value) => ({
  label: { key: `visit.kind.${value}` },
  value,
}))

const whichCrew = ({ db, brand }: StaffHere): Ask =>
  new Ask(
    'crew',
    { key: 'crew.which' },
    crews.crewsOf(db, brand.id).map(({ name }) => ({ label: name, value: name })),
  )

function showAll(context: StaffHere): Draft {
  const all = crews.crewsOf(context.db, context.brand.id)
  if (all.length === 0) return { blocks: [text('crew.none')] }
  const title = text('crew.title', { brand: context.brand.name, count: all.length })
  return { blocks: [title, list(all.map((crew) => crewLine(context, crew, DAYS_OF_ALL)))] }
}

const show = (context: StaffHere, crew: crews.CrewRow): Draft => ({
  blocks: [
    { kind: 'text', said: crewSaid(context, crew) },
    list(loadOf(context, crew, DAYS_OF_ONE)),
    ...(arranges(context) ? [choices([restButton(crew)])] : []),
  ],
})

const restButton = ({ name }: crews.CrewRow): DraftChoice => ({
  label: { key: 'crew.button.rest' },
  does: { command: 'crew', given: { act: 'rest', crew: name } },
})

async function add(context: StaffHere, name: string, given: CrewTyped): Promise<Draft> {
  const { db, brand } = context
  const { kind } = given
  if (kind === undefined) throw new Ask('kind', { key: 'crew.whichKind', values: { crew: name } }, KINDS)
  if (!(await crews.addCrew(db, brand.id, name, { kind, ...(await detailsOf(context, given)) })))
    throw new UserMistake({ key: 'crew.known', values: { crew: name } })
  return { blocks: [text('crew.added', { who: saidOf(context, name) })] }
}

/** With nothing to change it is shown. */
async function change(context: StaffHere, crew: crews.CrewRow, given: CrewTyped): Promise<Draft> {
  const details = { ...(given.kind && { kind: given.kind }), ...(await detailsOf(context, given)) }
  if (Object.keys(details).length === 0) return show(context, crew)
  await crews.changeCrew(context.db, crew.id, details)
  return { blocks: [text('crew.changed', { who: saidOf(context, crew.name) })] }
}

function saidOf(context: StaffHere, name: string) {
  const crew = crews.crewNamed(context.db, context.brand.id, name)
  return crew && crewSaid(context, crew)
}

async function detailsOf(context: StaffHere, { phone, leader, perHalf }: CrewTyped): Promise<crews.CrewGiven> {
  if (perHalf !== undefined && (perHalf < 1 || perHalf > MOST_PER_HALF))
    throw new UserMistake({ key: 'crew.perHalf', values: { most: MOST_PER_HALF } })
  const person = leader && (await leaderMeant(context, leader))
  return { ...(phone && { phone }), ...(person && { personId: person.id }), ...(perHalf !== undefined && { perHalf }) }
}

async function leaderMeant({ db, brand, room }: StaffHere, named: Named) {
  const found = await findNamed(db, { brandId: brand.id, platform: room.platform }, named)
  if (found && found !== 'several' && (await servesBrand(db, found.id, brand.id))) return found
  throw new UserMistake({
    key: found === 'several' ? 'setup.severalPeople' : 'crew.noLeader',
    values: { name: named.name },
  })
}

async function changeDays(
  context: StaffHere,
  crew: crews.CrewRow,
  act: 'rest' | 'work',
  days: Days | undefined,
): Promise<Draft[]> {
  const { db } = context
  const values = { crew: crew.name }
  if (days === undefined) throw new Ask('days', { key: `crew.whichDays.${act}`, values })
  if (days.to < days.from || days.to < todayHere(context)) throw new Ask('days', { key: 'crew.wrongDays', values })
  const said = { ...values, days: daysSaid(days) }
  if (act === 'work') {
    workOn(db, crew.id, days)
    return [{ blocks: [text('crew.works', said)] }]
  }
  restOn(db, crew.id, days)
  const visits = await plannedForCrew(db, crew.id, days)
  const heading = { key: 'off-days.crew', values: { count: visits.length } }
  return answerWithOffDays(context, [text('crew.rests', said)], visits, { heading, others: true })
}

const daysSaid = ({ from, to }: Days) =>
  from === to ? { day: from } : { key: 'reading.days', values: { from: { day: from }, to: { day: to } } }

function remove({ db }: StaffHere, crew: crews.CrewRow): Draft {
  crews.removeCrew(db, crew.id)
  return { blocks: [text('crew.removed', { crew: crew.name })] }
}
