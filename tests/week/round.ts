/** Everybody out on the road: whoever leads a crew reports the visit that is done, and leaves for the next. */
import type { Company } from './company.js'
import type { Brand } from './dealer.js'

interface Stop {
  code: string
  kind: 'delivery' | 'installation' | 'service'
  state: string
  half: string
}

const STOPS = `SELECT v."code", v."kind", v."state", v."half" FROM "Visit" v
  JOIN "Crew" c ON c."id" = v."teamId" JOIN "Brand" b ON b."id" = v."brandId"
  WHERE b."name" = ? AND c."name" IN (SELECT "value" FROM json_each(?)) AND v."day" = ?
    AND v."state" IN ('posted', 'stocked', 'underway')
  ORDER BY v."half", v."time", v."id"`

/** Nobody has handed in the sheet of these. */
const OWED = `SELECT v."code" FROM "Visit" v JOIN "Crew" c ON c."id" = v."teamId" JOIN "Brand" b ON b."id" = v."brandId"
  WHERE b."name" = ? AND c."name" IN (SELECT "value" FROM json_each(?)) AND v."day" < ? AND v."kind" <> 'delivery'
    AND v."state" IN ('done', 'called') AND NOT EXISTS (SELECT 1 FROM "Sheet" WHERE "visitId" = v."id") ORDER BY v."id"`

interface Round {
  /** "2026-03-09" */
  day: string
  half: 'am' | 'pm'
  /** When goods come that were left behind now; undefined when nothing is. */
  expected: string | undefined
  /** Goes home without a word. */
  forgets: boolean
}

/** What whoever drives says now. @param crews whose visits they go to */
export function roundOf(
  { rows }: Company,
  { name }: Brand,
  crews: readonly string[],
  { day, half, expected, forgets }: Round,
): string[] {
  if (forgets) return []
  const stops = rows<Stop>(STOPS, name, JSON.stringify(crews), day)
  const there = stops.find(({ state }) => state === 'underway')
  const next = stops.find(({ state, half: of }) => state !== 'underway' && (of === half || of < half))
  const left = there?.kind === 'delivery' && expected !== undefined
  const owed = rows<{ code: string }>(OWED, name, JSON.stringify(crews), day)
  return [
    ...(there && left ? [`/遗留 ${there.code} 缺一块侧板 预计 ${expected}`] : []),
    ...(there && !left ? [`/完成 ${there.code}`] : []),
    ...(there && there.kind !== 'delivery' ? [`/反馈 ${there.code} 已做好，客户满意`] : []),
    ...owed.map(({ code }) => `/反馈 ${code} 已修好`),
    ...(next ? [`/出发 ${next.code}`] : []),
  ]
}
