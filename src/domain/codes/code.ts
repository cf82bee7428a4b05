/** Codes such as TS260312-01: given out per brand, prefix and day, and found again by any unambiguous tail. */
import type { Db } from '../../store/store.js'

export type Prefix = 'TS' | 'SH' | 'AZ' | 'SF' | 'ZX'

/** What somebody typed of a code: "TS260312-01", "0312-01" or "01". */
export interface CodeTail {
  prefix?: Prefix
  /** yyMMdd or MMdd */
  day?: string
  number: number
}

/** The next code of this brand and day ("yyyy-MM-dd"); the counter is taken in the same transaction as what carries the code. */
export function nextCode(db: Db, brandId: number, prefix: Prefix, day: string): string {
  const short = day.slice(2).replaceAll('-', '')
  const { last } = db.sql.get<{ last: number }>(
    `INSERT INTO "CodeCounter" ("brandId", "prefix", "day", "last") VALUES (?, ?, ?, 1)
     ON CONFLICT ("brandId", "prefix", "day") DO UPDATE SET "last" = "last" + 1 RETURNING "last"`,
    brandId,
    prefix,
    short,
  ) as { last: number }
  return `${prefix}${short}-${String(last).padStart(2, '0')}`
}

/** How every code with this tail ends; with no day, only codes of `today`. */
export function codeEnd({ day, number }: CodeTail, today: string): string {
  return `${day ?? today.slice(2).replaceAll('-', '')}-${String(number).padStart(2, '0')}`
}
