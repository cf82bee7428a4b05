/** A day on which something happened, as a word of its own: a date inside of what is told is part of that. */
import { kind } from '../commands/argument.js'
import { day, todayIn } from './date.js'

const WORD = /[^\s\uFDD0\uFDD1]+/g

/** yyyy-MM-dd, today or earlier. */
export const pastDay = () =>
  kind<string>({
    phase: 'pattern',
    offer: { suggests: 'date' },
    read(line, reading) {
      for (const { 0: word, index } of line.rest.matchAll(WORD)) {
        const part = line.part(word, line.named)
        const found = day().read(part, reading)
        if (!found || !('value' in found) || part.takeAll() !== '') continue
        if (found.value > (todayIn(reading).toISODate() as string)) continue
        line.cut(index, index + word.length)
        return found
      }
      return undefined
    },
    shown: (value) => ({ day: value }),
  })
