/** (a) Routing alone: from a typed line to a command with its arguments, and whether this person may use it here. No store. */
import { commands } from '../../src/commands/all.js'
import { type CommandBook, makeCommandBook } from '../../src/core/commands/command-book.js'
import { findCommand } from '../../src/core/commands/find-command.js'
import { mayUse } from '../../src/core/inbox/authorize.js'
import { cleanMessage } from '../../src/core/words/clean.js'
import { loadLexicon } from '../../src/core/words/lexicon.js'
import { readArguments } from '../../src/core/words/parse.js'
import { loadPrompts } from '../../src/core/words/prompts.js'
import type { Rules } from '../../src/domain/policy/rules.js'
import { measure } from './measure.js'

export async function routing() {
  const all = commands(
    () => book,
    () => {},
    () => '',
  )
  const book: CommandBook<Rules> = makeCommandBook(all, loadPrompts('prompts').commands)
  const reading = {
    now: new Date('2026-11-20T01:00:00Z'),
    zone: 'Asia/Shanghai',
    lexicon: loadLexicon('prompts'),
    mentions: [],
  }
  const person = { id: 1, name: 'Li', admin: false, roles: ['service'] }
  const where = { mentionsBot: false, direct: false }

  const ours = await measure(20_000, (index) => {
    const { text } = cleanMessage({ text: `/投诉 张三 138${10_000_000 + index} 台面开裂;水槽漏水`, mentions: [] })
    const found = findCommand(text, where, book)
    if (!found || !('command' in found)) throw new Error('not found')
    readArguments(found.command, found.rest, reading, book)
    if (!mayUse(found.command, person, 'work')) throw new Error('not allowed')
  })
  const names = new Map(all.map((command) => [command.name, command]))
  const floor = await measure(20_000, () => {
    if (!names.get('complaint')) throw new Error('not found')
  })
  return { ours, floor }
}
