/** What the asker can do here, made from the commands themselves; or one command with its example. */

import type { Command } from '../../core/commands/command.js'
import type { CommandBook } from '../../core/commands/command-book.js'
import { type Said, UserMistake } from '../../core/errors.js'
import { mayUse, purposeOf } from '../../core/inbox/authorize.js'
import { word } from '../../core/kinds/name.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import type { Rules } from '../../domain/policy/rules.js'
import { definePublicCommand, type Here } from '../define.js'

/** @param book of all commands, help among them: asked when it is needed, for it is made later */
export const makeHelp = (book: () => CommandBook<Rules>) =>
  definePublicCommand({
    name: 'help',
    arguments: { command: word().optional() },
    who: 'anyone',
    where: ['work', 'warehouse', 'management', 'customer', 'direct', 'unbound'],
    async handle({ command: typed }, here) {
      if (typed === undefined)
        return [
          listing(
            [...book().commands.values()].filter((command) => usable(command, here)),
            here,
          ),
        ]
      const name = typed.replace(/^[/\uFF0F]/, '')
      const command = book().named(name)
      if (!command || !usable(command, here))
        throw new UserMistake({ key: 'help.unknown', values: { word: name.slice(0, 20) } })
      return [{ blocks: explained(command) }]
    },
  })

const usable = (command: Command<Rules>, { person, room }: Here): boolean =>
  !command.hidden && mayUse(command, person, purposeOf(room))

function listing(commands: Command<Rules>[], { room, person, account, mentionsOnly, rules }: Here): Draft {
  const lines = commands.map(
    ({ name }): Said => ({ key: 'help.line', values: { name: nameOf(name), does: doesOf(name) } }),
  )
  const blocks = [text('help.title'), list(lines), text('help.more')]
  const { office } = rules.policy
  if (person && office !== undefined) blocks.push(text('intake.office', { office }))
  if (mentionsOnly) blocks.push(text('help.mention'))
  // What an operator needs to make somebody an admin.
  if (room.purpose === 'direct' && !person)
    blocks.push(text('core.yourAccount', { account: `${account.platform}:${account.externalId}` }))
  return { blocks }
}

function explained({ name, arguments: kinds }: Command<Rules>) {
  const labels = Object.keys(kinds).map((argument) => ({ key: `commands.${name}.arguments.${argument}` }))
  const blocks = [
    text('help.line', { name: nameOf(name), does: doesOf(name) }),
    text('help.example', { example: { key: `commands.${name}.example` } }),
  ]
  if (labels.length > 0) blocks.push(text('help.takes', { labels }))
  return blocks
}

const nameOf = (name: string): Said => ({ key: `commands.${name}.names.0` })
const doesOf = (name: string): Said => ({ key: `commands.${name}.does` })
