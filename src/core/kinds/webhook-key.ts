/** The address of a group's own robot, as people copy it from the group's settings. A secret: the value is its key. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'

const KEY = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PART = '[^\\s\\uFDD0\\uFDD1]'
const ADDRESS = new RegExp(
  `[<\uFF1C]?https?://${PART}+/webhook/send\\?${PART}*?\\bkey=(${KEY})(?![0-9a-f-])${PART}*`,
  'i',
)
const BARE = new RegExp(`${WORD_START}(${KEY})${WORD_END}`, 'i')
/** Another address, or a key that lost a piece on the way. */
const ALMOST = new RegExp(`https?://${PART}*|${WORD_START}(?=[0-9a-f-]{20})[0-9a-f]+(?:-[0-9a-f]+)+${WORD_END}`, 'i')

/** `https://…/webhook/send?key=…`, or the key alone; shown by its last four characters. */
export const webhookKey = () =>
  kind<string>({
    phase: 'pattern',
    // What is typed into a menu stands in the room for all to see.
    offer: 'never',
    read(line) {
      const match = line.take(ADDRESS) ?? line.take(BARE)
      if (match) return { value: match[1] as string }
      return line.take(ALMOST) && { wrong: { key: 'reading.webhookKey' } }
    },
    shown: (key) => `…${key.slice(-4)}`,
  })
