/** The rewards that wait for whoever asks, and those that somebody was granted this month. */
import { choices, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { periodOf } from '../../domain/reports/period.js'
import { type Award, grantedIn, waitingAwards } from '../../domain/rewards/award.js'
import { mayDecideAward } from '../../domain/rewards/deciders.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { awardSaid, decidingOn, decisions } from './card.js'

/** Two buttons each; a card of WeCom takes six. */
const MOST_BUTTONS = 3

export function awardsListed(context: StaffHere): DraftBlock[] {
  const { db, rules, brand, person } = context
  const waiting = waitingFor(context)
  const month = periodOf(todayHere(context).slice(0, 7), zoneOf(rules, brand))
  const own = grantedIn(db, brand.id, month).filter(({ personId }) => personId === person.id)
  if (waiting.length + own.length === 0) return [text('reward.nothing')]
  return [
    ...section('reward.waits', waiting),
    ...section('reward.month', own),
    choices(waiting.slice(0, MOST_BUTTONS).flatMap((award) => decisions(award, true))),
  ]
}

/** How many wait for whoever asks; not for whom, because it may be read in a group. */
export function awardsMine(context: OfPerson): Waiting[] {
  const count = waitingFor(context).length
  const button = pressing('award', {}, { label: 'show', where: ['work', 'management', 'direct'] })
  return count === 0 ? [] : [{ line: { key: 'reward.mineOne', values: { count } }, button }]
}

const waitingFor = (context: OfPerson): Award[] =>
  waitingAwards(context.db, context.brand.id).filter((award) =>
    mayDecideAward(context.db, decidingOn(context, award.complaintId), award, context.person),
  )

const section = (key: string, awards: Award[]): DraftBlock[] =>
  awards.length === 0 ? [] : [text(key, { count: awards.length }), list(awards.map(awardSaid))]
