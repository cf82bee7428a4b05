/** What must be true of the 17:00 post, wherever the process died while it was made. */
import { expect } from 'vitest'
import type { Life } from './every-step.js'

export interface Afternoon {
  day: string
  instant: string
}

/** What is due earlier in the day is done: it dies of the post alone. */
export async function prepare({ order, settled }: Life<unknown>, run: number): Promise<Afternoon> {
  const day = new Date(Date.UTC(2026, 2, 8 + run)).toISOString().slice(0, 10)
  await order({ turnTo: `${day}T08:59:00.000Z` })
  await settled()
  return { day, instant: `${day}T09:00:00.000Z` }
}

export const act = ({ order }: Pick<Life<unknown>, 'order'>, { instant }: Afternoon) => order({ turnTo: instant })

export function check({ rows }: Pick<Life<unknown>, 'rows'>, { day }: Afternoon, texts: (string | undefined)[]) {
  expect(rows('SELECT "day", "state", "late" FROM "Run" WHERE "job" = ? AND "day" >= ?', 'post-schedule', day)).toEqual(
    [{ day, state: 'done', late: 0 }],
  )
  expect(texts.length).toBeGreaterThan(1)
  expect(texts).toEqual(texts.map(() => '明日无送货安装'))
  expect(rows(`SELECT "id" FROM "Post" WHERE "state" != 'sent'`)).toEqual([])
}
