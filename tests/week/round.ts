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
  WHERE b."name" = ? AND c."name" = ? AND v."day" = ? AND v."state" IN ('posted', 'stocked', 'underway')
  ORDER BY v."half", v."time", v."id"`

/** What the leader of a crew says now; left behind is whatever `leftBehind` names. */
export function roundOf(
  { rows }: Company,
  { name }: Brand,
  leader: string,
  { day, half, leftBehind }: { day: string; half: 'am' | 'pm'; leftBehind: boolean },
): string[] {
  const stops = rows<Stop>(STOPS, name, `${leader}组`, day)
  const there = stops.find(({ state }) => state === 'underway')
  const next = stops.find(({ state, half: of }) => state !== 'underway' && (of === half || of < half))
  const left = there?.kind === 'delivery' && leftBehind
  return [
    ...(there && left ? [`/遗留 ${there.code} 缺一块侧板 预计 3月14日`] : []),
    ...(there && !left ? [`/完成 ${there.code}`] : []),
    ...(there && there.kind !== 'delivery' ? [`/反馈 ${there.code} 已做好，客户满意`] : []),
    ...(next ? [`/出发 ${next.code}`] : []),
  ]
}
