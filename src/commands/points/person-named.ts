/** Somebody before a number of points: mentioned, or only by name. */
import { kind, type Mention } from '../../core/commands/argument.js'
import { mention } from '../../core/kinds/mention.js'

/** The first word, when a number follows. */
const BEFORE_POINTS = /^[\s\uFDD0]*([^\s\d\uFDD0\uFDD1+-][^\s\uFDD0\uFDD1]*)(?=[\s\uFDD0]+[-+]?\d)/

const mentioned = mention()

export const personBeforePoints = () =>
  kind<Mention>({
    ...mentioned,
    read(line, reading) {
      const found = mentioned.read(line, reading)
      const name = found ? undefined : line.take(BEFORE_POINTS)?.[1]
      return name === undefined ? found : { value: { name: line.plain(name) } }
    },
  })
