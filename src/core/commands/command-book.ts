/** Every command by all its names, and what its arguments are called. */
import { distance } from 'fastest-levenshtein'
import { SetupError } from '../../setup-error.js'
import { WORD_START } from '../words/line.js'
import type { CommandWords } from '../words/prompts.js'
import type { Kind } from './argument.js'
import type { Command } from './command.js'
import { optionName } from './option-name.js'

type Argument = [name: string, kind: Kind<unknown>]

/** A command with what is needed to read its arguments, worked out once. */
export interface Entry<Rules = unknown> {
  command: Command<Rules>
  /** Finds `name:` of its arguments; group 1 is the name. */
  label: RegExp
  /** Lower-case label → argument. */
  labels: ReadonlyMap<string, string>
  /** Arguments that are read from free words, by phase, as declared. */
  patterns: readonly Argument[]
  words: readonly Argument[]
  texts: readonly Argument[]
  /** It also takes a plain number. */
  numbered: boolean
}

export interface CommandBook<Rules = unknown> {
  /** By ASCII name, hidden ones too: for menus and buttons. */
  commands: ReadonlyMap<string, Command<Rules>>
  entry(command: Command<Rules>): Entry<Rules>
  /** By any name, in any case; never a hidden one. */
  named(word: string): Command<Rules> | undefined
  /** The longest name with which a word without blanks begins. */
  beginningOf(word: string): { command: Command<Rules>; length: number } | undefined
  /** The name that was probably meant; of a Chinese word also by its first two characters. */
  nearest(word: string, orItsBeginning?: boolean): string | undefined
}

/**
 * @param words what commands.yml says, by locale, then by command.
 * @throws SetupError when a name means two commands, or a label two arguments of one command.
 */
export function makeCommandBook<Rules>(
  commands: readonly Command<Rules>[],
  words: Record<string, Record<string, CommandWords>>,
): CommandBook<Rules> {
  const problems: string[] = []
  const byAsciiName = new Map<string, Command<Rules>>()
  const byName = new Map<string, Command<Rules>>()
  const entries = new Map<string, Entry<Rules>>()
  for (const command of commands) {
    if (byAsciiName.has(command.name)) problems.push(`command ${command.name} is declared twice`)
    byAsciiName.set(command.name, command)
    const wordsOfIt = Object.values(words).flatMap((locale) => locale[command.name] ?? [])
    entries.set(command.name, makeEntry(command, wordsOfIt, problems))
    if (command.hidden) continue
    for (const name of [command.name, ...wordsOfIt.flatMap((one) => one.names ?? [])].map(fold)) {
      const other = byName.get(name)
      if (other && other !== command) problems.push(`/${name} is both ${other.name} and ${command.name}`)
      byName.set(name, command)
    }
  }
  if (problems.length > 0) throw new SetupError(problems)
  const names = [...byName.keys()]
  const longest = Math.max(0, ...names.map((name) => name.length))
  return {
    commands: byAsciiName,
    entry: (command) => entries.get(command.name) ?? makeEntry(command, [], []),
    named: (word) => byName.get(word) ?? byName.get(fold(word)),
    beginningOf(word) {
      for (let length = Math.min(longest, word.length - 1); length > 0; length--) {
        const command = byName.get(fold(word.slice(0, length)))
        if (command && (!isLatin(word[length - 1]) || !isLatin(word[length]))) return { command, length }
      }
      return undefined
    },
    nearest: (word, orItsBeginning = false) => nearest(fold(word), names, orItsBeginning),
  }
}

const fold = (name: string): string => name.toLowerCase()
const isLatin = (letter: string | undefined): boolean => letter !== undefined && /\w/.test(letter)

function makeEntry<Rules>(command: Command<Rules>, words: CommandWords[], problems: string[]): Entry<Rules> {
  const labels = new Map<string, string>()
  const all = Object.entries(command.arguments)
  for (const [name] of all) {
    const localized = words.flatMap((one) => one.arguments?.[name] ?? [])
    for (const label of [name, optionName(name), ...localized].map(fold)) {
      const other = labels.get(label)
      if (other && other !== name) problems.push(`in /${command.name}, ${label} is both ${other} and ${name}`)
      labels.set(label, name)
    }
  }
  const free = all.filter(([name, kind]) => !kind.onlyNamed && !isPhoneOfNamed(name, command))
  const inPhase = (phase: Kind<unknown>['phase']) => free.filter(([, kind]) => kind.phase === phase)
  return {
    command,
    label: new RegExp(
      `(?:${WORD_START}|(?<=[,\\uFF0C;\\uFF1B\\u3002]))(${[...labels.keys()].map(escaped).join('|') || '(?!)'})[:\\uFF1A]`,
      'gi',
    ),
    labels,
    patterns: inPhase('pattern'),
    words: inPhase('word'),
    texts: inPhase('text'),
    numbered: all.some(([, kind]) => kind.number),
  }
}

/** `crewPhone` beside a `crew` that is only named: read right after it, or by its own name. */
const isPhoneOfNamed = (name: string, { arguments: kinds }: Command<never>): boolean =>
  name.endsWith('Phone') && kinds[name.slice(0, -'Phone'.length)]?.onlyNamed === true

const escaped = (label: string): string => label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Chinese names are short: one wrong character; Latin ones two, when they are long enough. */
function nearest(word: string, names: readonly string[], orItsBeginning: boolean): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  const beginnings = orItsBeginning && !isLatin(word[0]) && word.length > 2 ? [word, word.slice(0, 2)] : [word]
  for (const typed of beginnings) {
    const most = typed.length < 2 ? 0 : isLatin(typed[0]) && typed.length > 4 ? 2 : 1
    for (const name of names) {
      if (Math.abs(name.length - typed.length) > most || isLatin(name[0]) !== isLatin(typed[0])) continue
      const far = distance(typed, name)
      const score = far - (name[0] === typed[0] ? 0.5 : 0)
      if (far > most || score >= least) continue
      best = name
      least = score
    }
    if (best !== undefined) return best
  }
  return undefined
}
