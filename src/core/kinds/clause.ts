/** A named text that ends at the next semicolon or line, so that others may follow it. */
import { kind } from '../commands/argument.js'

const CLAUSE = /[^;\uFF1B\n]+/

export const clause = () =>
  kind<string>({
    phase: 'text',
    onlyNamed: true,
    offer: { long: true },
    read(line) {
      const value = line.plain(line.take(CLAUSE)?.[0] ?? '').trim()
      return value === '' ? undefined : { value }
    },
  })
