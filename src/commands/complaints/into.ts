/** An answer to "already open: add to it?": the code to add to, or a new complaint. Never found in a typed line by itself. */
import { kind } from '../../core/commands/argument.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'

export type Into = 'new' | CodeTyped

/** Tapped, or named: `into:TS260312-01`, `into:new`. */
export const into = () =>
  kind<Into>({
    phase: 'word',
    onlyNamed: true,
    offer: 'never',
    read: (line, reading) => (line.take(/\bnew\b/i) ? { value: 'new' } : code().read(line, reading)),
  })
