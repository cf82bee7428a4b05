/** How a measure is shown: a line where several are listed, a card for whoever makes its next step. */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../../core/posts/draft.js'
import { copyKey } from '../../domain/ladder/copies.js'
import type { Measure } from '../../domain/measures/measure.js'
import { nextOf } from '../../domain/measures/steps.js'
import { pingPlaces } from '../../domain/people/ping.js'
import type { Db } from '../../store/store.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

export type Step = 'approve' | 'reject' | 'done' | 'works' | 'fails'

const STEPS: Partial<Record<Measure['state'], readonly Step[]>> = {
  proposed: ['approve', 'reject'],
  approved: ['done'],
  done: ['works', 'fails'],
}

/** @param today "yyyy-MM-dd" */
export const measureSaid = (measure: Measure, today: string): Said => ({
  key: 'measure.line',
  values: {
    ...{ number: measure.id, text: measure.text, owner: measure.owner, due: { day: measure.dueOn } },
    state: stateSaid(measure, today),
  },
})

function stateSaid({ state, dueOn, effect }: Measure, today: string): Said {
  if (state === 'checked') return { key: `measure.effect.${effect?.works ? 'works' : 'fails'}` }
  return { key: state === 'approved' && dueOn < today ? 'measure.state.late' : `measure.state.${state}` }
}

/** What it is and how far it has come, without buttons. */
export function measureBlocks(measure: Measure): DraftBlock[] {
  const { id: number, state, decider, checker, effect } = measure
  const by = (state === 'checked' ? checker : decider) ?? ''
  const outcome = effect && { effect: { key: `measure.effect.${effect.works ? 'works' : 'fails'}` }, why: effect.why }
  return [
    text(`measure.card.${state}`, { number, text: measure.text, by, owner: measure.owner, ...outcome }),
    facts([
      ['measure.owner', measure.owner],
      ['measure.due', { day: measure.dueOn }],
      ['measure.cause', measure.cause ?? undefined],
      ['measure.creator', measure.creator],
    ]),
  ]
}

/** Buttons of the next step; where several measures are listed each says which. */
export const stepChoices = ({ id, state }: Measure, listed = false): DraftChoice[] =>
  (STEPS[state] ?? []).map((step) => {
    const label = { key: labelOf(step) }
    return {
      label: listed ? { key: 'measure.button.listed', values: { label, number: id } } : label,
      does: { command: 'measure_step', given: { measure: id, step } },
    }
  })

const labelOf = (step: Step): string =>
  step === 'works' || step === 'fails' ? `measure.effect.${step}` : `button.${step}`

/** The answer, and the card for whoever is next, wherever they are pinged; once it is over, for whoever waited for that. */
export function nextPosts(context: StaffHere, measure: Measure): Draft[] {
  const { db, rules, room, person } = context
  const buttons = stepChoices(measure)
  const blocks = [...measureBlocks(measure), ...(buttons.length > 0 ? [choices(buttons)] : [])]
  const next = nextOf(db, measure, todayHere(context))
  const waiting = measure.state === 'checked' ? measure.ownerId : measure.createdBy
  const posts = pingPlaces(db, rules, measure.brandId, next.length > 0 ? next : [waiting]).map(
    (place): Draft => ({
      key: copyKey(keyOf(measure.id, measure.state), place.room),
      room: place.room,
      mentions: place.mentions.filter((id) => id !== person.id),
      blocks,
    }),
  )
  const here = posts.find((post) => post.room === room.id)
  const others = posts.filter((post) => post !== here).map((post) => ({ ...post, thread: null, reply: false }))
  return [here ?? { blocks: measureBlocks(measure) }, ...others]
}

/** Every card and reminder of it says how it stands now, without buttons. */
export const changedCards = (db: Db, measure: Measure): Draft[] =>
  (['proposed', 'approved', 'due', 'done'] as const).flatMap((stage) =>
    stage === measure.state ? [] : editsOf(db, keyOf(measure.id, stage), measureBlocks(measure)),
  )

/** Of the card of a step, or of the reminder; each room has a copy. */
export const keyOf = (id: number, stage: Measure['state'] | 'due'): string => `measure:${id}:${stage}`
