/** Reads the tables of cases as they are written by hand, and writes answers in the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Rule, rule } from '../../../../src/domain/clocks/rule.js'
import { type Second, type Still, secondsOf } from './counting.js'

/** Instants are local, with their weekday: "Thu 2026-03-12 10:00[:30]", and an offset where the clocks show it twice. */
const row = z.strictObject({
  start: z.string(),
  /** "from .. to", or "from .." while it is open. */
  pauses: z.array(z.string()).default([]),
  date: z.string().optional(),
  opens: z.string().optional(),
  due: z.string().optional(),
  /** "1h30m" or "2 days", when an open pause holds it. */
  left: z.string().optional(),
  provisional: z.literal(true).optional(),
  why: z.string().optional(),
})

const table = z.array(z.strictObject({ in: z.string(), rule: z.unknown(), cases: z.array(row) }))

export interface Case extends z.infer<typeof row> {
  in: string
  rule: Rule
  /** As it is written. */
  name: string
}

export function readCases(): Case[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yml'))
  return files.flatMap((file) =>
    table.parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8'))).flatMap((group) =>
      group.cases.map((one) => ({
        ...one,
        in: group.in,
        rule: rule.parse(group.rule),
        name: `${group.in}, ${JSON.stringify(group.rule)}, ${one.start}${one.why ? ` (${one.why})` : ''}`,
      })),
    ),
  )
}

/** @throws when the weekday is wrong, or the clocks of the zone never show this */
export function secondAt(text: string, zone: string): Second {
  const [weekday = '', day = '', time = '', offset = ''] = text.split(' ')
  const whole = `${weekday} ${day} ${time.length === 5 ? `${time}:00` : time}`
  const [written, format] = offset ? [`${whole} ${offset}`, `${SHOWN} ZZ`] : [whole, SHOWN]
  const found = DateTime.fromFormat(written, format, { zone, locale: 'en' })
  if (!found.isValid || found.toFormat(format) !== written) throw new Error(`${text} never is in ${zone}`)
  return found.toSeconds()
}

const SHOWN = 'ccc yyyy-MM-dd HH:mm:ss'

/** With the offset, so that two instants are never the same words. */
export const shown = (second: Second, zone: string): string =>
  DateTime.fromSeconds(second, { zone, locale: 'en' }).toFormat(`${SHOWN} ZZ`)

export function pauseOf(text: string, zone: string): Still {
  const [from = '', to = ''] = text.split('..').map((part) => part.trim())
  return { from: secondAt(from, zone), ...(to && { to: secondAt(to, zone) }) }
}

export const leftOf = (text: string): { seconds: number } | { days: number } =>
  text.endsWith(' days') ? { days: Number.parseInt(text, 10) } : { seconds: secondsOf(text) }
