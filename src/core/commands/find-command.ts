/** Which command a message is: by any of its names, run together with what follows, or nearly so. */
import type { Command } from './command.js'
import type { CommandBook } from './command-book.js'

export type FoundCommand<Rules = unknown> =
  /** `slash`: it was typed as a command; without, a question that waits for an answer may go first. */
  | { command: Command<Rules>; rest: string; slash: boolean }
  | { unknown: string; suggestion?: string; slash: boolean }
  | undefined

const NAME = /^\s*((?:[/\uFF0F][^\S\n]?)?)([\p{L}][\p{L}\p{N}_]*)(?![\p{L}\p{N}_/\uFF0F])/u
/** A slash by itself or before a sign, as in /@everyone; paths and numbers are ordinary text. */
const NO_NAME = /^\s*([/\uFF0F])(?:\s*$|(?=[^\p{L}\p{N}\s/\uFF0F])(\S+))/u
const FOR_ANOTHER_BOT = /^@[A-Za-z]/
const LONGEST_SHOWN = 32

/** What command a message is, if it is one. `text` is cleaned. */
export function findCommand<Rules>(
  text: string,
  { mentionsBot, direct }: { mentionsBot: boolean; direct: boolean },
  book: CommandBook<Rules>,
): FoundCommand<Rules> {
  const match = NAME.exec(text)
  if (!match) return withoutName(text)
  const [typed, sign, word] = match as unknown as [string, string, string]
  const slash = sign !== ''
  if (!slash && !mentionsBot && !direct) return undefined
  const command = book.named(word)
  if (command) {
    const rest = text.slice(typed.length)
    return FOR_ANOTHER_BOT.test(rest) ? undefined : { command, rest, slash }
  }
  if (sign.length > 1) return undefined
  const beginning = slash || mentionsBot ? book.beginningOf(word) : undefined
  if (beginning) {
    const { command, length } = beginning
    return { command, rest: word.slice(length) + text.slice(typed.length), slash }
  }
  const suggestion = book.nearest(word, slash)
  if (!slash && suggestion === undefined) return undefined
  return { unknown: shortened(word), ...(suggestion && { suggestion }), slash }
}

function withoutName(text: string): { unknown: string; slash: true } | undefined {
  const match = NO_NAME.exec(text)
  if (!match) return undefined
  const [, slash = '', signs = ''] = match
  return { unknown: shortened(signs.replace(/\p{Co}/gu, '')) || slash, slash: true }
}

/** Enough of what was typed to show what is meant, in a short answer. */
export const shortened = (text: string): string => [...text].slice(0, LONGEST_SHOWN).join('')
