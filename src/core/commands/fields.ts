/** Reads what was filled in field by field: the options of a native command, or a form. */

import type { FieldSeen } from '../event.js'
import { clean } from '../words/clean.js'
import { FIRST_MENTION } from '../words/line.js'
import { type ReadArguments, readArguments } from '../words/parse.js'
import type { Mention, Reading } from './argument.js'
import type { Command } from './command.js'
import type { CommandBook } from './command-book.js'

/** The option that takes a whole typed line, for commands that have no argument of this name. */
export const FREE_TEXT = 'text'

/** A wrong field is reported, the others are kept. */
export function readFields<Rules>(
  command: Command<Rules>,
  fields: readonly FieldSeen[],
  reading: Reading,
  book: CommandBook<Rules>,
): ReadArguments {
  const { labels } = book.entry(command)
  const mentions: Mention[] = []
  const typed = ({ account, value }: FieldSeen) => {
    if (!account) return clean(value).trim()
    const { id, name, username } = account
    return String.fromCharCode(FIRST_MENTION + mentions.push({ name, username, account: id }) - 1)
  }
  let rest = ''
  const filled = fields.flatMap((field) => {
    const argument = labels.get(field.name)
    const text = typed(field)
    if (text === '') return []
    if (argument) return [{ argument, text }]
    if (field.name === FREE_TEXT) rest = text
    return []
  })
  return readArguments(command, rest, { ...reading, mentions }, book, filled)
}
