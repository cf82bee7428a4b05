/** The words the bot understands, of all languages together; what it says is wording. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { SetupError } from '../../setup-error.js'

const GROUPS = [
  'days',
  'dayHalves',
  'weekdays',
  'weeks',
  'months',
  'monthEnds',
  'monthNames',
  'later',
  'halves',
  'afterHour',
  'beforeHour',
  'units',
  'digits',
  'roles',
  'purposes',
  'acts',
  'acknowledgements',
  'answers',
  'fillers',
  'negations',
  'followups',
  'outcomes',
  'severities',
  'grades',
  'calls',
  'callLists',
  'addresses',
  'phones',
  'problems',
  'forms',
  'channels',
  'clearChannels',
  'complainants',
  'levels',
  'claims',
  'stocks',
  'siteProblems',
  'arrivals',
  'whole',
  'expected',
  'nothing',
  'lacks',
  'columns',
  'readiness',
  'visitKinds',
] as const
type Group = (typeof GROUPS)[number]

/** Lower-case word → what it means in its group. */
export type Words = ReadonlyMap<string, string>
export type Lexicon = Readonly<Record<Group, Words>>

const file = z.partialRecord(z.enum(GROUPS), z.record(z.string(), z.array(z.string().min(1))))
type LexiconFile = z.infer<typeof file>

/**
 * Reads `<locale>/lexicon.yml` of every locale in `promptsDir`.
 * A list in `overridesDir/<locale>/lexicon.yml` replaces the list of the same place.
 * @throws SetupError with everything that is wrong in the files.
 */
export function loadLexicon(promptsDir: string, overridesDir?: string): Lexicon {
  const problems: string[] = []
  const files = readdirSync(promptsDir).flatMap((locale) => {
    const ours = readLexiconFile(join(promptsDir, locale, 'lexicon.yml'), problems)
    const theirs = overridesDir ? readLexiconFile(join(overridesDir, locale, 'lexicon.yml'), problems) : {}
    return GROUPS.map((group) => [group, { ...ours[group], ...theirs[group] }] as const)
  })
  const lexicon = Object.fromEntries(GROUPS.map((group) => [group, new Map<string, string>()])) as Record<
    Group,
    Map<string, string>
  >
  for (const [group, meanings] of files)
    for (const [meaning, words] of Object.entries(meanings))
      for (const word of words) add(lexicon[group], fold(word), meaning, group, problems)
  if (problems.length > 0) throw new SetupError(problems)
  return lexicon
}

/** What a whole message has to be, without its punctuation and emoji, to count as a word of these. */
function meaningOf(message: string, words: Words): string | undefined {
  if (message.length > 40 || QUESTION.test(message)) return undefined
  return words.get(bare(message))
}

/** Whether the whole message says "we know": an acknowledgement word with nothing but decoration. */
export const isAcknowledgement = (message: string, lexicon: Lexicon): boolean =>
  meaningOf(message, lexicon.acknowledgements) !== undefined

/** Whether the whole message says yes (true) or no (false); undefined for anything else. */
export function readYesNo(message: string, lexicon: Lexicon): boolean | undefined {
  const answer = meaningOf(message, lexicon.answers)
  return answer === undefined ? undefined : answer === 'yes'
}

const QUESTION = /[?\uFF1F]/
const bare = (message: string): string => message.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
const fold = (word: string): string => word.toLowerCase().replace(/\s+/g, ' ').trim()

function readLexiconFile(path: string, problems: string[]): LexiconFile {
  if (!existsSync(path)) return {}
  const read = file.safeParse(parse(readFileSync(path, 'utf8')))
  if (read.success) return read.data
  problems.push(...read.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`))
  return {}
}

function add(words: Map<string, string>, word: string, meaning: string, group: Group, problems: string[]): void {
  const key = group === 'acknowledgements' || group === 'answers' ? bare(word) : word
  const other = words.get(key)
  if (other !== undefined && other !== meaning) problems.push(`lexicon: ${word} is ${meaning} and ${other} in ${group}`)
  words.set(key, meaning)
}
