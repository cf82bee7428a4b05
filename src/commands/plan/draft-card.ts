/** The draft of tomorrow as one post: what is left to confirm, with what is wrong, and the next one to decide on (R003-013, R003-022). */
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import type { Policy } from '../../domain/policy/schema.js'
import { type DraftedKind, type DraftVisit, draftOf, type PlanDraft } from '../../domain/visits/draft.js'
import type { Days } from '../../domain/visits/posted-days.js'
import { daysPhrase } from '../../domain/visits/sheet.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'
import { namesOf, visitValues } from './said.js'

/** @param day on which it was made */
export const draftKey = (brandId: number, day: string, kind: DraftedKind): string => `draft:${brandId}:${day}:${kind}:`

export interface DraftFor {
  brandId: number
  days: Days
  kind: DraftedKind
  policy: Policy
}

export function draftCard(db: Db, { brandId, days, kind, policy }: DraftFor): DraftBlock[] {
  const draft = draftOf(db, brandId, days, kind)
  const { left } = draft
  const [next] = left
  const values = { kind: { key: `visit.kind.${kind}` }, days: daysPhrase(days), count: draft.count }
  if (!next) return [text('planning.draft.done', values), ...held(draft)]
  const flawed = left.filter((visit) => visit !== next && visit.flaws.length > 0)
  return [
    text('planning.draft.ask', { ...values, until: policy.schedule.at }),
    list(flawed.map(flawedLine)),
    ...(left.length > 1 ? [text('planning.left', namesOf(left))] : []),
    ...held(draft),
    text('planning.draft.next', { ...visitValues(next), flaws: next.flaws.length > 0 ? flawsBehind(next) : '' }),
    choices([...(left.length > 1 ? [all(kind, days)] : []), ...decisions(next)]),
  ]
}

/** The same once the schedule is posted: what nobody has confirmed is named here and nowhere else. */
export function draftPosted({ left, held: onHold, count }: PlanDraft, { kind, days }: DraftFor): DraftBlock[] {
  const values = { kind: { key: `visit.kind.${kind}` }, days: daysPhrase(days), count }
  return [
    text('planning.draft.posted', values),
    ...(left.length > 0 ? [text('planning.draft.unconfirmed', namesOf(left))] : []),
    ...held({ held: onHold }),
  ]
}

const held = ({ held }: Pick<PlanDraft, 'held'>): DraftBlock[] =>
  held.length > 0 ? [text('planning.draft.held', namesOf(held))] : []

const flawedLine = (visit: DraftVisit): Said => ({
  key: 'planning.draft.flawed',
  values: { ...visitValues(visit), flaws: flawsSaid(visit) },
})

const flawsSaid = ({ flaws }: DraftVisit) => flaws.map((flaw): Said => ({ key: `planning.flaw.${flaw}` }))

const flawsBehind = (visit: DraftVisit): Said => ({ key: 'planning.draft.flaws', values: { flaws: flawsSaid(visit) } })

const decisions = ({ code }: DraftVisit): DraftChoice[] =>
  ['confirm', 'move', 'hold'].map((command) => ({
    label: { key: `button.${command}` },
    does: { command, given: { code: typedCode(code) } },
  }))

const all = (kind: DraftedKind, days: Days): DraftChoice => ({
  label: { key: 'button.confirmAll' },
  does: { command: 'confirm', given: { all: { kind, ...days } } },
})
