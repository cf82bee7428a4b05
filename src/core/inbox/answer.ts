/** Whether a typed text answers the question that waits: in a group only what is the answer and nothing else. */
import type { Db } from '../../store/store.js'
import type { Reading } from '../commands/argument.js'
import type { Context } from '../commands/command.js'
import type { CommandBook } from '../commands/command-book.js'
import type { FoundCommand } from '../commands/find-command.js'
import { Ask } from '../errors.js'
import { filesWaiting } from '../files/waiting.js'
import { plainText } from '../words/clean.js'
import { isFilling } from '../words/filling.js'
import { notUnderstood, readAnswer } from '../words/parse.js'
import { AskAgain } from './ask.js'
import { openQuestion, questionRepliedTo } from './question.js'

/** A typed answer counts for so long. */
const PATIENCE_MS = 15 * 60_000
/** Longer than a date with its hour, shorter than a remark. */
const LONGEST_ASIDE = 24
const SOMEBODY = /[@\uFF20]/

/** `found`: the command that it could be as well. */
interface Typed<Rules> {
  text: string
  mentionsBot: boolean
  found: FoundCommand<Rules>
}

/**
 * The question that is replied to, else the person's newest here while it is open, when this text answers it.
 * @throws AskAgain when it was meant as the answer (a reply, a mention, or a direct chat) and cannot be one.
 */
export function answerTyped<Rules>(
  context: Context<Rules>,
  { text: typed, mentionsBot, found }: Typed<Rules>,
  reading: Reading,
  book: CommandBook<Rules>,
) {
  const row = openQuestion(context)
  const command = row && book.commands.get(row.command)
  const isBlank = typed.trim() === ''
  if (!command || (isBlank && !reading.files)) return undefined
  if (context.now.getTime() - new Date(row.createdAt).getTime() > PATIENCE_MS) return undefined
  const asks = command.arguments[row.asks]
  const isPattern = asks?.phase === 'pattern'
  const isReply = questionRepliedTo(context) === row.id
  const other = commandWithWords(found, typed, reading)
  // Its own name before the answer changes nothing: "delivery 12 December" to the question when to deliver.
  const words = isPattern && other?.command.name === command.name ? other.rest : typed
  const files = reading.files && reading.files + filesBehind(context.db, row.id)
  const { found: answer, left } = readAnswer(command, row.asks, words, { ...reading, files })
  const isAlone = isPattern && 'value' in answer && isFilling(left, reading.lexicon)
  if (other && (isPattern ? !isAlone || words === typed : /^\s/.test(other.rest) && !isReply)) return undefined

  const given = JSON.parse(row.given) as Record<string, unknown>
  const brandId = row.brandId ?? undefined
  // Who also speaks to somebody else may not be answering.
  const isToUs = mentionsBot && !(isPattern && SOMEBODY.test(left))
  const isMeant = context.room.purpose === 'direct' || isReply || isToUs
  if ('value' in answer && (isMeant || (isAlone && typed.length <= LONGEST_ASIDE)))
    return { command, given: { ...given, [row.asks]: answer.value }, question: { id: row.id }, brandId }
  // A picture without words answers nothing else than a question for one.
  if (isBlank || !(isMeant || mentionsBot) || (found && 'command' in found)) return undefined
  const wrong = 'wrong' in answer ? answer : notUnderstood(plainText({ text: typed, mentions: [...reading.mentions] }))
  throw new AskAgain(command, given, new Ask(row.asks, wrong.wrong, asks?.options?.(reading)), row.id, brandId)
}

/** A command that says more than its name; what runs on without a blank is talk, and so is what goes with an answer: "got it". */
function commandWithWords<Rules>(found: FoundCommand<Rules>, typed: string, { lexicon }: Reading) {
  if (!found || !('command' in found) || !/\s/.test(found.rest.trimEnd())) return undefined
  const name = typed.slice(0, typed.length - found.rest.length)
  return [name, found.rest].some((piece) => isFilling(piece, lexicon)) ? undefined : found
}

/** How many came with what led to it. */
const filesBehind = (db: Db, question: number): number =>
  filesWaiting(db, question).reduce((sum, { all }) => sum + all().length, 0)
