/** Brings the lists of today up to date after something happened to a visit of a kind: what is left, what is next. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { BrandHere } from '../../core/commands/command.js'
import type { Draft } from '../../core/posts/draft.js'
import { calendarOf } from '../../domain/calendar/brand-calendar.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import { type DraftedKind, isDraftOver } from '../../domain/visits/draft.js'
import { missingSheets } from '../../domain/visits/missing-sheets.js'
import { daysOfPost } from '../../domain/visits/posted-days.js'
import type { Db } from '../../store/store.js'
import { draftCard, draftKey } from './draft-card.js'
import { servedCard, servedKey } from './served-card.js'
import { sheetsCard, sheetsKey } from './sheets-card.js'
import { editsOf } from './standing.js'
import { stockCard, stockKey, stockList, stockListKey } from './stock-card.js'
import { unreadyCard, unreadyKey } from './unready-card.js'
import { unreportedEdits } from './unreported-card.js'

interface Where {
  db: Db
  rules: Rules
  brand: BrandHere
  now: Date
}

export function listEdits(where: Where, kind: VisitKind): Draft[] {
  const { db, rules, brand, now } = where
  const today = localDayOf(now, zoneOf(rules, brand))
  switch (kind) {
    case 'delivery':
      return [...stockEdits(where, today), ...draftEdits(where, today, kind), ...unreportedEdits(db, brand.id)]
    case 'installation':
      return [
        ...draftEdits(where, today, kind),
        ...editsOf(db, unreadyKey(brand.id, today), () => unreadyCard(db, brand.id, today)),
        ...sheetEdits(where, today),
      ]
    case 'service':
      return [
        ...editsOf(db, servedKey(brand.id, today), () => servedCard(db, brand.id, today)),
        ...sheetEdits(where, today),
      ]
  }
}

function stockEdits({ db, rules, brand }: Where, today: string): Draft[] {
  const until = rules.policy.day.stock?.postAt
  return [
    ...editsOf(db, stockKey(brand.id, today), () => stockCard(db, brand.id, today, until)),
    ...editsOf(db, stockListKey(brand.id, today), () => stockList(db, brand.id, today)).map(
      (edit): Draft => ({ ...edit, quiet: true }),
    ),
  ]
}

/** Where it cannot be changed, only the last sheet is worth a line. */
function sheetEdits({ db, brand }: Where, today: string): Draft[] {
  const edits = editsOf(db, sheetsKey(brand.id, today), () => sheetsCard(db, brand.id, today))
  return edits.map((edit) => ({ ...edit, quiet: missingSheets(db, brand.id, today).length > 0 }))
}

/** Once the schedule is posted, the draft stays as it was then. */
function draftEdits({ db, rules, brand }: Where, today: string, kind: DraftedKind): Draft[] {
  if (isDraftOver(db, brand.id, today)) return []
  const days = daysOfPost(calendarOf(db, rules.policy, zoneOf(rules, brand), brand), today)
  const of = { brandId: brand.id, days, kind, policy: rules.policy }
  return editsOf(db, draftKey(brand.id, today, kind), () => draftCard(db, of))
}
