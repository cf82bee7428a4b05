/** Asking for one thing that is missing: what was understood is kept as a row until it is answered, tapped or typed. */
import type { Command, Context } from '../commands/command.js'
import type { Ask, Said, Value } from '../errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../posts/draft.js'
import { eventsBehind, keyOf } from './question.js'

const LONGEST_SHOWN = 120

/** What of a command a question needs. */
type Asked = Pick<Command, 'name' | 'arguments' | 'form' | 'hidden'>

/**
 * Keeps what was given and words the question. The same that was asked of the same person here before is dropped, so that
 * it is done once, and says so; another stays: whoever was interrupted still finds its buttons.
 * @param event the externalId of what is being handled
 */
export function askFor(
  { command, given, ask, answers, brandId, shown }: AskAgain,
  event: string,
  context: Context<unknown>,
): Draft[] {
  const { db, room, account, brand, mentionsOnly, now } = context
  const dropped = db.sql.all<{ id: number }>(
    `UPDATE "Question" SET "state" = 'dropped' WHERE "roomId" = ? AND "accountId" = ? AND "state" = 'open'
       AND ("id" = ? OR "command" = ? AND "asks" = ? AND "given" = ?) RETURNING "id"`,
    ...[room.id, account.id, answers, command.name, ask.argument, given],
  )
  const id = db.sql.insert('Question', {
    roomId: room.id,
    accountId: account.id,
    brandId: brandId ?? brand?.id,
    command: command.name,
    given,
    asks: ask.argument,
    events: [...(answers === undefined ? [] : eventsBehind(db, answers)), event],
    createdAt: now,
  })
  const does = (value: unknown) => ({ command: command.name, given: { ...given, [ask.argument]: value }, question: id })
  const blocks: DraftBlock[] = [
    { kind: 'text', said: inShort(ask.said) },
    understood(command, given, ask),
    choices(ask.options.map(({ label, value }) => ({ label, does: does(value) }))),
    ...(ask.options.length === 0 ? [choices(fillIn(command, given, ask.argument, id))] : []),
    ...(mentionsOnly && ask.options.length === 0 ? [text('core.mentionHint')] : []),
    ...(!mentionsOnly && needsReply(ask, command, room) ? [text('core.replyHint')] : []),
  ]
  return [
    { key: keyOf(id), blocks: blocks.filter((block) => block.kind !== 'facts' || block.facts.length > 0) },
    ...dropped.map(({ id: before }): Draft => {
      const isAnswered = before === answers && shown !== undefined
      const said = isAnswered ? text('core.chosen', { choice: shown }) : text('core.askedAnew')
      return { edits: keyOf(before), quiet: true, blocks: [said] }
    }),
  ]
}

/** For a free text: a form with this field, and with what else the command's own form asks for and nobody has said. */
function fillIn(command: Asked, given: Record<string, unknown>, argument: string, question: number): DraftChoice[] {
  const { name, arguments: kinds, form = [], hidden } = command
  if (hidden || kinds[argument]?.offer === 'never') return []
  const does = { command: name, given: { ...given, [argument]: undefined }, question }
  const others = form.includes(argument) ? form.filter((other) => other !== argument && given[other] === undefined) : []
  return [{ label: { key: 'button.fill' }, does, form: [argument, ...others] }]
}

/** In a group a free text counts as the answer only when it is a reply. */
const needsReply = ({ argument, options }: Ask, { arguments: kinds }: Asked, { purpose }: Context['room']): boolean =>
  options.length === 0 && purpose !== 'direct' && kinds[argument]?.phase !== 'pattern'

/** What was understood so far, under the names of the command's arguments; not what is asked for again, nor a code that the question names. */
const understood = (command: Asked, given: Record<string, unknown>, { argument, said }: Ask): DraftBlock =>
  facts(
    Object.entries(given).flatMap(([name, value]): [string, Value][] => {
      const kind = command.arguments[name]
      if (!kind || name === argument || value === undefined || (name === 'code' && said.values?.code)) return []
      return [[`commands.${command.name}.arguments.${name}`, kind.shown ? kind.shown(value) : plainly(value)]]
    }),
  )

/** People know what they wrote: its beginning is enough to see that it is kept. */
const shortly = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

/** A sentence to somebody, with no more of their own words than show what is meant. */
export function inShort({ key, values }: Said): Said {
  const shown = ([name, value]: [string, Value]) => [name, typeof value === 'string' ? shortly(value) : value] as const
  return { key, ...(values && { values: Object.fromEntries(Object.entries(values).map(shown)) }) }
}

function plainly(value: unknown): Value {
  if (typeof value === 'string') return shortly(value)
  if (typeof value === 'number') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map(shortly)
  if (typeof value === 'object' && value !== null && 'day' in value && !('number' in value)) return value as Value
  return undefined
}

/** What was understood is not enough: a first question, the next, or the same once more. */
export class AskAgain extends Error {
  constructor(
    readonly command: Asked,
    readonly given: Record<string, unknown>,
    readonly ask: Ask,
    /** The question that this was an answer to. */
    readonly answers?: number,
    /** Of whose business it is, where the room does not tell. */
    readonly brandId?: number,
    /** What was tapped there. */
    readonly shown?: Value,
  ) {
    super(ask.argument)
  }
}
