/** The draft of tomorrow as one post: what is left to confirm, with what is wrong, and the next one to decide on (R003-013, R003-022). */
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import {
  type DraftedKind,
  type DraftFor,
  type DraftVisit,
  draftOf,
  goesWithAll,
  type PlanDraft,
} from '../../domain/visits/draft.js'
import type { Days } from '../../domain/visits/posted-days.js'
import { daysPhrase } from '../../domain/visits/sheet.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'
import { namesOf, visitValues } from './said.js'

/** @param day on which it was made */
export const draftKey = (brandId: number, day: string, kind: DraftedKind): string => `draft:${brandId}:${day}:${kind}:`

export function draftCard(db: Db, of: DraftFor): DraftBlock[] {
  const { days, kind, policy } = of
  const draft = draftOf(db, of)
  const { left } = draft
  const [next] = left
  const values = { kind: { key: `visit.kind.${kind}` }, days: daysPhrase(days), count: draft.count }
  if (!next) return [text('planning.draft.done', values), ...held(draft)]
  const flawed = left.filter((visit) => visit !== next && visit.flaws.length > 0)
  return [
    text('planning.draft.ask', { ...values, until: policy.schedule.at }),
    list(flawed.map((visit) => flawedLine(visit, days.from !== days.to))),
    ...(left.length > 1 ? [text('planning.left', namesOf(left))] : []),
    ...held(draft),
    text('planning.draft.next', { ...visitValues(next), flaws: next.flaws.length > 0 ? flawsBehind(next) : '' }),
    choices([...(left.length > 1 && left.some(goesWithAll) ? [all(kind, days)] : []), ...decisions(next)]),
  ]
}

/** The same once the schedule is posted: what nobody has confirmed is named here and nowhere else, in the line that every platform says. */
export function draftPosted({ left, held: onHold, count }: PlanDraft, { kind, days }: DraftFor): DraftBlock[] {
  const unconfirmed = left.length > 0 ? { key: 'planning.draft.unconfirmed', values: namesOf(left) } : ''
  const values = { kind: { key: `visit.kind.${kind}` }, days: daysPhrase(days), count, unconfirmed }
  return [text('planning.draft.posted', values), ...held({ held: onHold })]
}

const held = ({ held }: Pick<PlanDraft, 'held'>): DraftBlock[] =>
  held.length > 0 ? [text('planning.draft.held', namesOf(held))] : []

/** @param several of more than one day, a line says which */
const flawedLine = (visit: DraftVisit, several: boolean): Said => ({
  key: several ? 'planning.draft.flawedOn' : 'planning.draft.flawed',
  values: { ...visitValues(visit), flaws: flawsSaid(visit) },
})

const flawsSaid = ({ flaws, leader }: DraftVisit) =>
  flaws.map((flaw): Said => ({ key: `planning.flaw.${flaw}`, values: { person: leader ?? '' } }))

const flawsBehind = (visit: DraftVisit): Said => ({ key: 'planning.draft.flaws', values: { flaws: flawsSaid(visit) } })

/** Where nobody has asked what must be ready, the draft asks, one visit after the other (R003-010). */
function decisions({ code: full, flaws }: DraftVisit): DraftChoice[] {
  const code = typedCode(full)
  const does = (command: string): DraftChoice => ({
    label: { key: `button.${command}` },
    does: { command, given: { code } },
  })
  const ready: DraftChoice[] = [
    { label: { key: 'planning.draft.ready' }, does: { command: 'confirm', given: { code, ready: true } } },
    { label: { key: 'crew.readiness.missing' }, does: { command: 'ready', given: { code, state: 'missing' } } },
  ]
  return [...(flaws.includes('unasked') ? ready : [does('confirm')]), does('move'), does('hold')]
}

const all = (kind: DraftedKind, days: Days): DraftChoice => ({
  label: { key: 'button.confirmAll' },
  does: { command: 'confirm', given: { all: { kind, ...days } } },
})
