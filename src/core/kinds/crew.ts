/** The people who do the work; only when named, since nothing else tells them from a customer. */
import { kind } from '../commands/argument.js'

const CREW = /[^\s\d,\uFF0C;\uFF1B\uFDD0\uFDD1]+/

/** A crew by name. A phone number directly after it is the value of the argument of the same name with "Phone". */
export const crew = () =>
  kind<string>({
    phase: 'word',
    onlyNamed: true,
    offer: { suggests: 'crew or person' },
    read(line) {
      const match = line.take(CREW)
      return match && { value: line.plain(match[0]).replace(/^[@\uFF20]/, '') }
    },
  })
