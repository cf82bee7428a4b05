/** What an event asks for: a command with its arguments, an answer to a question, or nothing. */

import type { Bot } from '../bot.js'
import type { Reading } from '../commands/argument.js'
import type { Command, Context, GestureName } from '../commands/command.js'
import { readFields } from '../commands/fields.js'
import { findCommand, shortened } from '../commands/find-command.js'
import { Ask, UserMistake, type Value } from '../errors.js'
import type { ButtonEvent, ChatEvent, CommandEvent, FieldSeen, MessageEvent, ReactionEvent } from '../event.js'
import { readTypedChoice } from '../posts/stored-post.js'
import { clean, cleanMessage, plainText, tooLong } from '../words/clean.js'
import { isAcknowledgement } from '../words/lexicon.js'
import { type ReadArguments, readArguments, readOne } from '../words/parse.js'
import { answerTyped } from './answer.js'
import { authorize, isStaff, purposeOf } from './authorize.js'
import { ACKNOWLEDGE, findPressed, findReacted, type Pressed } from './gesture.js'
import { brandOfQuestion } from './question.js'

export interface Request<Rules> {
  command: Command<Rules>
  given: Record<string, unknown>
  gesture: GestureName
  /** Required and not found; the first is asked for. */
  missing?: Ask
  /** `shown` takes the place of the question's buttons. */
  question?: { id: number; shown?: Value }
  /** Of whose business it is, where the room does not tell: in a direct room one may serve several brands. */
  brandId?: number
  postId?: number
}

/** Undefined for what is not meant for us; a plain text for what listeners may hear. */
export function understand<Rules>(
  bot: Bot<Rules>,
  event: ChatEvent,
  context: Context<Rules>,
): Request<Rules> | { plain: string } | undefined {
  // A group of customers is theirs: whoever is not staff is not spoken to, whatever they type or press.
  if (context.room.purpose === 'customer' && !isStaff(context.person)) return undefined
  if (event.kind === 'message') return understandMessage(bot, event, context)
  if (event.kind === 'command') return understandCommand(bot, event, context)
  return event.kind === 'room' ? undefined : understandGesture(bot, event, context)
}

/** What a tap or a thumb stands for, with what was filled into the form that it opened. */
function understandGesture<Rules>(
  bot: Bot<Rules>,
  event: ButtonEvent | ReactionEvent,
  context: Context<Rules>,
): Request<Rules> | undefined {
  const pressed =
    event.kind === 'button'
      ? findPressed(context.db, event, context.room, context.account)
      : findReacted(context.db, event, context.room)
  // A thumb under a card from somebody we do not know is just a thumb.
  if (!pressed || (event.kind === 'reaction' && !context.person)) return undefined
  return { ...chosen(bot, context, pressed, event.kind === 'button' ? event.fields : undefined), gesture: event.kind }
}

/** The command behind a choice, with what was filled into its form. */
function chosen<Rules>(
  bot: Bot<Rules>,
  context: Context<Rules>,
  { does, label, form, postId, threadId }: Pressed,
  filledFields: readonly FieldSeen[] = [],
): Omit<Request<Rules>, 'gesture'> {
  const command = bot.book.commands.get(does.command)
  if (!command) throw new Error(`a choice that does an unknown command: ${does.command}`)
  const fields = filledFields.filter(({ name }) => form?.includes(name))
  const long = tooLong(fields.map(({ value }) => value).join(''))
  if (long) throw long
  const filledIn = fields.flatMap(({ value, account }) => (value.trim() === '' ? [] : (account?.name ?? value)))
  const shown = filledIn.length > 0 ? filledIn : label
  const question = does.question === undefined ? undefined : { id: does.question, shown }
  const reading = readingIn(bot, context)
  const { given: filled, missing } = readFields(command, fields, reading, bot.book)
  const given = { ...does.given, ...filled }
  const lacking = missing.find(({ argument, wrong }) => wrong || given[argument] === undefined)
  return {
    command,
    given,
    question,
    brandId:
      (question && brandOfQuestion(context.db, question.id)) ??
      does.brand ??
      (threadId === null ? undefined : bot.brandOfThread(context.db, threadId)),
    postId,
    missing: lacking && asked(command, lacking, reading),
  }
}

const readingIn = <Rules>(
  bot: Bot<Rules>,
  context: Context<Rules>,
  mentions: Reading['mentions'] = [],
  files = 0,
): Reading => ({
  now: context.now,
  zone: bot.zoneOf(context.brand),
  lexicon: bot.lexicon,
  mentions,
  files,
})

function understandCommand<Rules>(bot: Bot<Rules>, event: CommandEvent, context: Context<Rules>): Request<Rules> {
  const command = bot.book.commands.get(event.command)
  if (!command || command.hidden)
    throw new UserMistake({ key: 'core.unknownCommand', values: { word: shortened(event.command) } })
  authorize(command, context.person, purposeOf(context.room))
  if (event.unheard) throw new UserMistake({ key: 'core.unheard' })
  const long = tooLong(event.fields.map(({ value }) => value).join(''))
  if (long) throw long
  const reading = readingIn(bot, context)
  const { given, missing } = readFields(command, event.fields, reading, bot.book)
  return { command, given, gesture: 'command', missing: missing[0] && asked(command, missing[0], reading) }
}

function understandMessage<Rules>(bot: Bot<Rules>, event: MessageEvent, context: Context<Rules>) {
  const message = cleanMessage(event)
  const typed = readTypedChoice(message.text)
  if (typed !== undefined) {
    const pressed = findPressed(context.db, { choice: typed }, context.room, context.account)
    return { ...chosen(bot, context, pressed), gesture: 'command' as const }
  }
  const direct = event.room.direct
  const found = findCommand(message.text, { mentionsBot: event.mentionsBot, direct }, bot.book)
  const reading = readingIn(bot, context, message.mentions, event.files?.length)
  const long = tooLong(event.text)
  // Who speaks to us waits for an answer.
  if (long && !found && (direct || event.mentionsBot)) throw long
  // A word that only looks like a command may be the answer we are waiting for; if it cannot be, it is the command.
  const typedText = { text: message.text, mentionsBot: event.mentionsBot, found }
  const answer = found?.slash || long ? undefined : answerTyped(context, typedText, reading, bot.book)
  if (answer) return { ...answer, gesture: 'command' as const, missing: stillMissing(answer, reading) }
  if (found && 'command' in found) {
    const { command } = found
    authorize(command, context.person, purposeOf(context.room))
    if (long) throw long
    const read = readArguments(command, found.rest, reading, bot.book)
    const { given, missing } = context.thread ? read : withQuoted(command, read, event, reading)
    return { command, given, gesture: 'command' as const, missing: missing[0] && asked(command, missing[0], reading) }
  }
  if (found) {
    if (found.suggestion)
      throw new UserMistake({ key: 'core.perhaps', values: { word: found.unknown, suggestion: found.suggestion } })
    throw new UserMistake({ key: 'core.unknownCommand', values: { word: found.unknown } })
  }
  // Signed is what its thread is about; in a warehouse there is one thing to sign.
  const signs = context.thread !== null || context.room.purpose === 'warehouse'
  if (signs && context.person && isAcknowledgement(message.text, bot.lexicon)) {
    const command = bot.book.commands.get(ACKNOWLEDGE)
    if (command) return { command, given: {}, gesture: 'word' as const }
  }
  return long ? undefined : { plain: plainText(message) }
}

/** What was not typed may stand in the message that was quoted, somebody's and not ours (R000-019). */
function withQuoted<Rules>(
  command: Command<Rules>,
  read: ReadArguments,
  { quote, quoted }: MessageEvent,
  reading: Reading,
): ReadArguments {
  const [teller] = Object.entries(command.arguments).find(([, { quotable }]) => quotable === 'sender') ?? []
  const told = teller !== undefined && quoted?.sender ? { [teller]: quoted.sender } : {}
  const words = quote ?? quoted?.text
  const lacking = read.missing.find(
    ({ argument, wrong }) => !wrong && command.arguments[argument]?.quotable === 'words',
  )
  const found =
    lacking && words !== undefined && !tooLong(words)
      ? readOne(command, lacking.argument, clean(words), { ...reading, mentions: [] })
      : undefined
  if (!lacking || !found || 'wrong' in found) return { ...read, given: { ...read.given, ...told } }
  const given = { ...read.given, ...told, [lacking.argument]: found.value }
  return { given, missing: read.missing.filter((one) => one !== lacking) }
}

/** After an answer: what else is required and was never given. */
function stillMissing<Rules>({ command, given }: Pick<Request<Rules>, 'command' | 'given'>, reading: Reading) {
  const [argument] =
    Object.entries(command.arguments).find(([name, { required }]) => required && given[name] === undefined) ?? []
  return argument === undefined ? undefined : asked(command, { argument }, reading)
}

/** The question for a missing argument: its own sentence, or why what was given cannot be. */
function asked<Rules>(
  command: Command<Rules>,
  { argument, wrong }: { argument: string; wrong?: Ask['said'] },
  reading: Reading,
) {
  const said = wrong ?? { key: `commands.${command.name}.asks.${argument}` }
  return new Ask(argument, said, command.arguments[argument]?.options?.(reading) ?? [])
}
