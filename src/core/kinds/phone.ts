/** A phone number: mainland mobile, landline with its area code, or a 400 number. The value is its digits. */
import { kind } from '../commands/argument.js'
import { PHONE } from '../words/line.js'
import { oneOf, perLexicon } from './pattern.js'

const MOBILE = '(?:(?:\\+|00)?86[-\\s]?)?1[3-9]\\d[-\\s]?\\d{4}[-\\s]?\\d{4}'
const LANDLINE = '\\(?0(?:10|2\\d)[-)\\s]{0,2}\\d{8}|\\(?0[3-9]\\d{2}[-)\\s]{0,2}\\d{7,8}'
const SERVICE = '[48]00(?:[-\\s]?\\d){7}'
/** Contract numbers and codes have letters or dashes around their digits. */
const BEFORE = '(?<![\\w.-])'
const AFTER = '(?![\\w]|-\\d)'

const patterns = perLexicon((lexicon) => {
  const label = `(?:${oneOf(lexicon.phones.keys())}\\s*)?`
  return {
    phone: new RegExp(`${label}${BEFORE}(${MOBILE}|${LANDLINE}|${SERVICE})${AFTER}`, 'i'),
    // a mobile number with a digit too many or too few; nothing that begins like a date or an order of this century
    almost: new RegExp(
      `${label}${BEFORE}((?!20\\d{2}(?:0[1-9]|1[0-2]))(?:1\\d{11,17}|\\d{7,12})|1[3-9]\\d[-\\s]\\d{3,5}[-\\s]\\d{3,5})${AFTER}`,
      'i',
    ),
  }
})

/** `13800000001`, `138 0000 0001`, `+86 138-0000-0001`, `0571-88889999`, `400-800-1234`: digits only. */
export const phoneNumber = ({ shown }: { shown?: (digits: string) => string } = {}) =>
  kind<string>({
    phase: 'pattern',
    read(line, { lexicon }) {
      const { phone, almost } = patterns(lexicon)
      const match = line.take(phone, PHONE)
      if (match) return { value: digitsOf(match[1] as string) }
      const wrong = line.take(almost, PHONE)
      return wrong && { wrong: { key: 'reading.phone', values: { text: wrong[1] as string } } }
    },
    // Not every room may read it: how it is shown back is for the command to say.
    shown: (digits) => shown?.(digits),
  })

const digitsOf = (typed: string): string => typed.replace(/\D/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
