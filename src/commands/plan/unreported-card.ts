/** The post of a morning that asks how deliveries went: which, and the first of them to answer for; it is edited as they are reported (R003-020). */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { LocalDay } from '../../domain/calendar/local-day.js'
import { type Unreported, unreported } from '../../domain/visits/unreported.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'
import { editsOf, standing } from './standing.js'

/** @param day on which it is asked */
export const unreportedKey = (brandId: number, day: LocalDay | '' = ''): string =>
  `unreported:${brandId}:${day === '' ? '' : `${day}:`}`

/** The last post as things are now. */
export function unreportedEdits(db: Db, brandId: number): Draft[] {
  const day = lastAsked(db, brandId)
  return day === undefined
    ? []
    : editsOf(db, unreportedKey(brandId, day), () => unreportedCard(unreported(db, brandId, day)))
}

/** The post before today's, where something of it is left, sends its readers there. */
export function carriedTo(db: Db, brandId: number, today: LocalDay): Draft[] {
  const day = lastAsked(db, brandId)
  if (day === undefined || unreported(db, brandId, day).length === 0) return []
  const carried = text('planning.unreported.carried', { day: { day: today } })
  return editsOf(db, unreportedKey(brandId, day), () => [carried]).map((edit) => ({
    ...edit,
    key: `${edit.edits}:carried`,
    quiet: true,
  }))
}

const lastAsked = (db: Db, brandId: number): LocalDay | undefined =>
  standing(db, unreportedKey(brandId)).at(-1)?.key.split(':')[2]

export function unreportedCard(visits: Unreported[]): DraftBlock[] {
  const [first] = visits
  if (!first) return [text('planning.unreported.all')]
  return [
    text('planning.unreported.ask', { count: visits.length }),
    list(visits.map(lineOf)),
    ...(visits.length > 1 ? [text('planning.unreported.next', { code: first.code, customer: first.customer })] : []),
    choices(
      ['done', 'leftover', 'move'].map((command) => ({
        label: { key: `button.${command}` },
        does: { command, given: { code: typedCode(first.code) } },
      })),
    ),
  ]
}

const lineOf = ({ code, customer, crew, day }: Unreported): Said => ({
  key: 'planning.unreported.line',
  values: { day: { day }, code, customer, crew: crew ? { key: 'planning.unreported.crew', values: { crew } } : '' },
})
