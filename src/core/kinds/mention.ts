/** People named in the line: by the platform's own mention or as plain "@name". */
import { kind, type Mention, type Reading } from '../commands/argument.js'
import { FIRST_MENTION, type Line } from '../words/line.js'

const MENTION =
  /[\uE000-\uE0FF]|(?<![A-Za-z0-9._-])[@\uFF20]([^\s@\uFF20,\uFF0C\u3001;\uFF1B:\uFF1A\uE000-\uF8FF\uFDD0\uFDD1]+)/

const BETWEEN_NAMES = /[\s,\uFF0C\u3001;\uFF1B]+/

/** The first person who is mentioned. Asked for, or by its label, a name needs no "@". */
export const mention = () =>
  kind<Mention>({
    phase: 'pattern',
    offer: { as: 'person' },
    read: (line, reading) =>
      next(line, reading) ?? (line.named && line.peek() ? { value: { name: line.takeAll() } } : undefined),
  })

/** Everybody who is mentioned, in order. Asked for, or by their label, names need no "@". */
export const mentions = () =>
  kind<Mention[]>({
    phase: 'pattern',
    read(line, reading) {
      const value: Mention[] = []
      for (let one = next(line, reading); one; one = next(line, reading)) value.push(one.value)
      if (value.length === 0 && line.named)
        value.push(
          ...line
            .takeAll()
            .split(BETWEEN_NAMES)
            .filter(Boolean)
            .map((name) => ({ name })),
        )
      return value.length > 0 ? { value } : undefined
    },
  })

function next(line: Line, reading: Reading): { value: Mention } | undefined {
  const match = line.take(MENTION)
  if (!match) return undefined
  const name = match[1]
  if (name !== undefined) return { value: { name, ...(/^\w+$/.test(name) && { username: name }) } }
  const seen = reading.mentions[match[0].charCodeAt(0) - FIRST_MENTION]
  return seen ? { value: seen } : next(line, reading)
}
