/** The service visits of a day as one post: done or not, one after the other (R003-035). */
import { choices, type DraftBlock, text } from '../../core/posts/draft.js'
import { type ListedVisit, visitsOn } from '../../domain/visits/listed.js'
import { mayStep } from '../../domain/visits/steps.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'
import { namesOf, visitValues } from './said.js'

export const servedKey = (brandId: number, day: string): string => `served:${brandId}:${day}:`

/** Those of which nobody has said whether they were done. */
export const leftToday = (db: Db, brandId: number, day: string): ListedVisit[] =>
  servedOn(db, brandId, day).filter((visit) => mayStep('done', visit))

const servedOn = (db: Db, brandId: number, day: string): ListedVisit[] =>
  visitsOn(db, brandId, { from: day, to: day }, 'service').filter(({ held }) => !held)

export function servedCard(db: Db, brandId: number, day: string): DraftBlock[] {
  const left = leftToday(db, brandId, day)
  const [next] = left
  const values = { day: { day }, count: servedOn(db, brandId, day).length }
  if (!next) return [text('planning.served.all', values)]
  return [
    text('planning.served.ask', values),
    text('planning.left', namesOf(left)),
    text('planning.served.next', visitValues(next)),
    choices(
      ['done', 'undone'].map((command) => ({
        label: { key: `button.${command}` },
        does: { command, given: { code: typedCode(next.code) } },
      })),
    ),
  ]
}
