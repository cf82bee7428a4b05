/** The post that asks for the feedback sheets that are missing: by crew, code and customer, all but those of yesterday with their day (R003-023, R003-037). */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { addDays, type LocalDay } from '../../domain/calendar/local-day.js'
import { type MissingSheet, missingSheets } from '../../domain/visits/missing-sheets.js'
import type { Db } from '../../store/store.js'

/** @param day on which they are asked for */
export const sheetsKey = (brandId: number, day: LocalDay): string => `missing-sheets:${brandId}:${day}:`

export function sheetsCard(db: Db, brandId: number, day: LocalDay): DraftBlock[] {
  const missing = missingSheets(db, brandId, day)
  if (missing.length === 0) return [text('planning.sheetsAll')]
  const lines = missing.map((sheet) => lineOf(sheet, addDays(day, -1)))
  return [text('planning.sheets', { count: missing.length }), list(lines)]
}

const lineOf = ({ code, customer, crew, day }: MissingSheet, yesterday: LocalDay): Said => ({
  key: crew === null ? 'planning.sheetOfNobody' : 'planning.sheetOf',
  values: {
    day: day === yesterday ? '' : { key: 'planning.sheetDay', values: { day: { day } } },
    ...{ code, customer, crew: crew ?? '' },
  },
})
