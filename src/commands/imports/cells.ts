/** Single cells, read with the same eyes as typed words: a phone number, a day, a count. Whatever cannot be says why. */
import type { Reading } from '../../core/commands/argument.js'
import type { Day } from '../../core/errors.js'
import { dateTime } from '../../core/kinds/date.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { clean } from '../../core/words/clean.js'
import { readYesNo } from '../../core/words/lexicon.js'
import { Line } from '../../core/words/line.js'
import type { Remark } from '../../domain/imports/table.js'
import type { Cell } from './read-file.js'

/** A line's mistake, thrown where it is found: the line is given up, the others are read. */
export class WrongCell extends Error {
  constructor(readonly remark: Omit<Remark, 'line'>) {
    super(remark.why)
  }
}

const LONGEST = 300
/** One that was never computed, or what became of one. */
const FORMULA = /^[=@]|^#(?:N\/A|NAME\?|[A-Z0-9/_]+!)/

/** Nothing that anybody wrote stands in it: a column of formulas goes on below its table. */
export const isBlank = (cell: Cell): boolean =>
  cell === null || cell === '' || (typeof cell === 'string' && FORMULA.test(cell))

/** Undefined for an empty cell. @throws WrongCell for a formula that was never computed, or what is too long to be meant */
export function textOf(cell: Cell | undefined, longest = LONGEST): string | undefined {
  if (cell === null || cell === undefined) return undefined
  if (cell instanceof Date) return dayOf(cell)
  const text = clean(`${cell}`).replace(/\s+/g, ' ').trim()
  if (FORMULA.test(text)) throw new WrongCell({ why: 'formula', values: { text: text.slice(0, 20) } })
  if (text.length > longest) throw new WrongCell({ why: 'long', values: { text: `${text.slice(0, 20)}…` } })
  return text === '' ? undefined : text
}

const PHONE = phoneNumber()
const DATE = dateTime()

/** Digits only. @throws WrongCell */
export function phoneOf(cell: Cell | undefined, reading: Reading): string | undefined {
  const text = textOf(cell)
  if (text === undefined) return undefined
  // A spreadsheet saved it as a rounded number: the last digits are lost.
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) throw new WrongCell({ why: 'rounded', values: { text } })
  const found = PHONE.read(new Line(text), reading)
  if (!found || !('value' in found)) throw new WrongCell({ why: 'phone', values: { text } })
  return found.value
}

/** A date, its number in a spreadsheet, or words; the half-day or the hour may stand in a cell of its own. @throws WrongCell */
export function slotOf(cell: Cell | undefined, half: Cell | undefined, reading: Reading): Day | undefined {
  const day = typeof cell === 'number' ? serialDay(cell) : textOf(cell)
  if (day === undefined) return undefined
  const text = [day, textOf(half)].filter(Boolean).join(' ')
  const line = new Line(text)
  line.named = true
  const found = DATE.read(line, reading)
  if (!found || !('value' in found) || line.takeAll() !== '') throw new WrongCell({ why: 'date', values: { text } })
  return found.value
}

const DAY_MS = 86_400_000
/** Day 25569 of a spreadsheet is 1 January 1970. */
const EPOCH = 25_569
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

function serialDay(serial: number): string {
  const isDay = serial > 36_525 && serial < 73_050
  return isDay ? dayOf(new Date((Math.floor(serial) - EPOCH) * DAY_MS)) : `${serial}`
}

/** A whole number from 0, a unit behind it. @throws WrongCell */
export function countOf(cell: Cell | undefined): number | undefined {
  const text = textOf(cell)
  if (text === undefined) return undefined
  const [, digits] = /^(\d{1,6})(?:\.0+)?\s*\p{L}{0,3}$/u.exec(text) ?? []
  if (digits === undefined) throw new WrongCell({ why: 'count', values: { text } })
  return Number(digits)
}

/** The word of the column itself means yes as well. */
export function yesOf(cell: Cell | undefined, { lexicon }: Reading): boolean | undefined {
  const text = textOf(cell)
  if (text === undefined) return undefined
  if (cell === true || lexicon.columns.get(text.toLowerCase()) === 'vip') return true
  return cell === false ? false : readYesNo(text, lexicon)
}
