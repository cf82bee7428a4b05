/** From typed words to the arguments of a command: named ones first, then patterns, then words; the text is what is left. */
import type { Found, Kind, Reading } from '../commands/argument.js'
import type { Command } from '../commands/command.js'
import type { CommandBook, Entry } from '../commands/command-book.js'
import { shortened } from '../commands/find-command.js'
import type { Said } from '../errors.js'
import { Line, PHONE, TAKEN } from './line.js'

export interface ReadArguments {
  given: Record<string, unknown>
  /** What is required and absent, and what was clearly meant but cannot be. */
  missing: { argument: string; wrong?: Said }[]
}

/** The text of one argument that was given by itself. */
export interface Filled {
  argument: string
  text: string
}

/** Reads what was typed after a command's name. A wrong value is reported; the others are kept. @param filled is not looked for in the line */
export function readArguments<Rules>(
  command: Command<Rules>,
  rest: string,
  reading: Reading,
  book: CommandBook<Rules>,
  filled: readonly Filled[] = [],
): ReadArguments {
  const entry = book.entry(command)
  const line = new Line(rest, reading.mentions)
  line.numbered = entry.numbered
  const found: Record<string, Found<unknown>> = {}
  for (const { argument, text } of filled) {
    found[argument] = readOne(command, argument, text, reading)
    const phone = `${argument}Phone`
    if (command.arguments[argument]?.onlyNamed) found[phone] ??= command.arguments[phone]?.read(new Line(text), reading)
  }
  readNamed(line, entry, reading, found)
  for (const [name, kind] of entry.patterns) found[name] ??= kind.read(line, reading) ?? readQuoted(line, kind, reading)
  for (const [name, kind] of entry.words) found[name] ??= kind.read(line, reading)
  for (const [name, kind] of entry.texts) found[name] ??= kind.read(line, reading)
  reportRest(line, entry, found)
  return summary(command, found)
}

/** Where nothing else could take it, words that are left were meant for the first argument that was not found. */
function reportRest(line: Line, { patterns, words, texts }: Entry, found: Record<string, Found<unknown>>): void {
  const [name] = patterns.find(([argument]) => !found[argument]) ?? []
  if (name === undefined || words.length + texts.length > 0) return
  const rest = line.takeAll()
  if (LETTERS.test(rest)) found[name] = notUnderstood(rest)
}

type Asking = Pick<Command, 'name' | 'arguments'>

/** Reads the answer to a question for one argument: all of it is the value. */
export const readOne = (command: Asking, argument: string, text: string, reading: Reading): Found<unknown> =>
  readAnswer(command, argument, text, reading).found

/** The same, and the words that were not needed for it. */
export function readAnswer(command: Asking, argument: string, text: string, reading: Reading) {
  const kind = command.arguments[argument]
  if (!kind) throw new Error(`command ${command.name} has no argument ${argument}`)
  const line = new Line(text, reading.mentions)
  const answer = line.part(line.rest, true)
  const found: Exclude<Found<unknown>, undefined> = kind.read(answer, reading) ?? notUnderstood(line.takeAll())
  return { found, left: answer.takeAll() }
}

function summary<Rules>({ arguments: kinds }: Command<Rules>, found: Record<string, Found<unknown>>): ReadArguments {
  const given: ReadArguments['given'] = {}
  const missing: ReadArguments['missing'] = []
  for (const argument of Object.keys(kinds)) {
    const one = found[argument]
    if (one && 'value' in one) given[argument] = one.value
    else if (one) missing.push({ argument, wrong: one.wrong })
    else if (kinds[argument]?.required) missing.push({ argument })
  }
  return { given, missing }
}

/** Takes every `name:value` out of the line. */
function readNamed(line: Line, entry: Entry, reading: Reading, found: Record<string, Found<unknown>>): void {
  const labels = firstLabels(line.rest, entry)
  if (labels.length === 0) return
  const kinds = entry.command.arguments
  let rest = line.rest.slice(0, labels[0]?.start)
  for (const [at, { argument, end }] of labels.entries()) {
    const kind = kinds[argument] as Kind<unknown>
    const all = line.rest.slice(end, labels[at + 1]?.start)
    const value = kind.phase === 'text' ? all : (all.split('\n', 1)[0] as string)
    let left = readValue(line.part(value), argument, kind, reading, found)
    const phone = `${argument}Phone`
    const besides = kind.onlyNamed ? kinds[phone] : undefined
    if (besides && !labels.some((label) => label.argument === phone))
      left = readBeside(left, phone, besides, reading, found)
    // a crew's number is not the one beside which the customer's name stands
    const around = argument.endsWith('Phone') || besides ? left.rest.replaceAll(PHONE, TAKEN) : left.rest
    rest += (beginsTaken(left) ? '' : TAKEN) + around + all.slice(value.length)
  }
  line.rest = rest
}

interface Label {
  argument: string
  start: number
  end: number
}

/** Where arguments are named; the second time, it is text. */
function firstLabels(text: string, { label, labels }: Entry): Label[] {
  const found = new Map<string, Label>()
  for (const match of text.matchAll(label)) {
    const argument = labels.get((match[1] as string).toLowerCase())
    if (argument && !found.has(argument))
      found.set(argument, { argument, start: match.index, end: match.index + match[0].length })
  }
  return [...found.values()]
}

/** Takes the value from the beginning of what follows the name; whatever its kind cannot read, up to the next blank, is wrong. */
function readValue(
  line: Line,
  name: string,
  kind: Kind<unknown>,
  reading: Reading,
  found: Record<string, Found<unknown>>,
): Line {
  const whole = line.part(line.rest, kind.phase === 'text')
  const value = kind.read(whole, reading)
  if (value && (kind.phase === 'text' || beginsTaken(whole))) {
    found[name] = value
    return whole
  }
  const word = line.take(FIRST_WORD)?.[0]
  if (word !== undefined)
    found[name] =
      readQuoted(line.part(word), kind, reading) ??
      kind.read(line.part(word, true), reading) ??
      notUnderstood(line.plain(word))
  return line
}

function readBeside(
  line: Line,
  name: string,
  kind: Kind<unknown>,
  reading: Reading,
  found: Record<string, Found<unknown>>,
): Line {
  const whole = line.part(line.rest)
  const value = kind.read(whole, reading)
  if (!value || !beginsTaken(whole)) return line
  found[name] = value
  return whole
}

/** A pattern that stands in quotes by itself, such as "Nov 24": the quotes are taken off, then it is read where it stands. */
function readQuoted(line: Line, kind: Kind<unknown>, reading: Reading): Found<unknown> {
  for (const match of line.rest.matchAll(QUOTED_WORD)) {
    const inside = line.part(line.plain(match[0]))
    if (!kind.read(inside, reading) || inside.takeAll() !== '') continue
    line.rest = line.rest.replace(match[0], () => line.plain(match[0]))
    return kind.read(line, reading)
  }
  return undefined
}

const LETTERS = /\p{L}[^\p{L}]*\p{L}/u
const FIRST_WORD = /[^\s\uFDD0\uFDD1]+/
const QUOTED_WORD = /[\uE100-\uF8FF]/g
const BEGINS_TAKEN = /^[\s\uFDD0\uFDD1]*[\uFDD0\uFDD1]/

const beginsTaken = (line: Line): boolean => BEGINS_TAKEN.test(line.rest)

/** For what was clearly said and cannot be read. */
export const notUnderstood = (text: string): { wrong: Said } => ({
  wrong: { key: 'reading.notUnderstood', values: { text: shortened(text) } },
})
