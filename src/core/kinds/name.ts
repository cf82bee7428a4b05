/** Names of people and things: the customer beside the phone number, a member of staff, any one word. */
import { type Found, kind, type Offer } from '../commands/argument.js'
import { shortened } from '../commands/find-command.js'
import type { Lexicon } from '../words/lexicon.js'
import { type Line, PHONE } from '../words/line.js'
import { isAddress } from './address.js'

const SEPARATORS = '\\s,\\uFF0C\\u3001;\\uFF1B:\\uFF1A'
const PART = `[^${SEPARATORS}\\uFDD0\\uFDD1]+`
/** Latin names may be several words, each with a capital: "Zhang San". */
const LATIN = `[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*){0,3}(?![A-Za-z0-9])`
const NAME = `(?:${LATIN}|${PART})`

const BESIDE_PHONE = new RegExp(`(?:(?<![A-Za-z])${LATIN}|${PART})(?=[${SEPARATORS}\\uFDD0]*${PHONE})`)
const SHORT_AFTER_PHONE = new RegExp(
  `(?<=^[\\s\\uFDD0]*${PHONE}[${SEPARATORS}]*)(?:\\p{Script=Han}{2,3}|[\\uE100-\\uF8FF])(?=[${SEPARATORS}\\uFDD0]+[^${SEPARATORS}\\uFDD0\\uFDD1])`,
  'u',
)
const FIRST = new RegExp(NAME)
const MOBILE = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/
const AROUND = new RegExp(`^[@\uFF20${SEPARATORS}]+|[${SEPARATORS}]+$`, 'g')
/** More is no name, in UTF-16 units. */
export const LONGEST_NAME = 60
const TRAILING = new RegExp(`[${SEPARATORS}]+$`)

/**
 * The customer's name: the word right before the phone number; after it when the line begins with the phone,
 * the word is short or quoted and more follows; without a phone the first word, unless it looks like an address.
 *
 * @param alone whether the only word of a line is a name; false where it is more likely what the line is about
 * @param besidePhone whether only a phone number makes a word of a line a name
 */
export const customerName = ({ alone = true, besidePhone = false } = {}) =>
  kind<string>({
    phase: 'word',
    offer: { suggests: 'customer' },
    read(line, { lexicon }) {
      if (!alone && isLastWord(line)) return undefined
      if (besidePhone && !line.named && !line.rest.includes(PHONE)) return undefined
      if (beginsWithAddress(line, lexicon)) return undefined
      const pattern = !line.rest.includes(PHONE) ? FIRST : beginsWithPhone(line) ? SHORT_AFTER_PHONE : BESIDE_PHONE
      return named(line, pattern)
    },
  })

/** A member of staff: one word, or several Latin ones with capitals; "@name" is the name. */
export const personName = (offer?: Offer) => kind<string>({ phase: 'word', offer, read: (line) => named(line, FIRST) })

/** The next word; several when they stand in quotes. */
export const word = (offer?: Offer) =>
  kind<string>({
    phase: 'word',
    offer,
    read(line) {
      const value = line.takeWord()?.replace(TRAILING, '')
      return value ? { value } : undefined
    },
  })

/** A department as the policy or its people call it; which one it is, the domain knows. */
export const departmentName = () => word({ suggests: 'department' })

function named(line: Line, pattern: RegExp): Found<string> {
  if (line.named) return shortEnough(whole(line))
  const match = line.take(pattern)
  return shortEnough(match && line.plain(match[0]).replace(/^[@\uFF20]/, ''))
}

function shortEnough(value: string | undefined): Found<string> {
  if (!value) return undefined
  if (value.length <= LONGEST_NAME) return { value }
  return { wrong: { key: 'reading.longName', values: { text: shortened(value), most: LONGEST_NAME } } }
}

/** A field or an answer is the name, whatever it is made of; people add a phone number out of habit. */
const whole = (line: Line): string => line.takeAll().replace(MOBILE, ' ').replace(AROUND, '')

const isLastWord = (line: Line): boolean =>
  !line.named && !line.rest.includes(PHONE) && !/\S\s+\S/.test(line.rest.trim())
function beginsWithAddress(line: Line, lexicon: Lexicon): boolean {
  const first = line.named || line.rest.includes(PHONE) ? null : FIRST.exec(line.rest)
  if (!first) return false
  const [piece] = first
  const end = first.index + piece.length
  return isAddress(line, { start: first.index, end, text: line.plain(piece) }, lexicon)
}

const NOTHING_BEFORE_PHONE = new RegExp(`^[${SEPARATORS}\\uFDD0]*${PHONE}`)
const beginsWithPhone = (line: Line): boolean => NOTHING_BEFORE_PHONE.test(line.rest)
