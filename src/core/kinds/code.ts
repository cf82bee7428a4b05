/** The code of a complaint, a visit or a consultation, whole or by its tail: TS260312-01, 0312-01, 01. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'

/** Absent parts are for the caller to complete: the brand's prefix, today. */
export interface CodeTyped {
  prefix?: 'TS' | 'SH' | 'AZ' | 'SF' | 'ZX'
  /** yyMMdd, or MMdd of the latest such day. */
  day?: string
  number: number
}

const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const DASH = '\\s?[-\\u2010-\\u2015\\uFF0D]\\s?'
/** Behind a prefix any six digits are a day, so that a wrong one is an unknown code and not another text. */
const WHOLE = new RegExp(
  `(?<![\\w-])(?:(TS|SH|AZ|SF|ZX)\\s?(?:(\\d{6}|${DAY})${DASH})?(\\d{1,4})|((?:\\d{2})?${DAY})${DASH}(\\d{1,4}))(?![\\w-])`,
  'i',
)
const BARE = new RegExp(`${WORD_START}#?(\\d{1,3})${WORD_END}`)
/** Beside a plain number, a bare one is the code only when it says so: a leading zero, or both are there. */
const BARE_BESIDE_NUMBER = new RegExp(`${WORD_START}#?(0\\d{1,2}|\\d{1,3}(?=\\s+#?\\d{1,3}${WORD_END}))${WORD_END}`)

/** What a code can belong to, for suggesting it. */
export type CodeOf = 'complaint' | 'closed complaint' | 'visit' | 'case'

export const code = (of: CodeOf = 'complaint') =>
  kind<CodeTyped>({
    phase: 'pattern',
    offer: { suggests: of },
    read(line) {
      const whole = line.take(WHOLE)
      if (whole) return { value: typed(whole[1], whole[2] ?? whole[4], whole[3] ?? whole[5]) }
      const bare = line.take(line.numbered ? BARE_BESIDE_NUMBER : BARE)
      return bare && { value: typed(undefined, undefined, bare[1]) }
    },
    shown: ({ prefix = '', day, number }) =>
      `${prefix}${day === undefined ? '' : `${day}-`}${String(number).padStart(2, '0')}`,
  })

function typed(prefix: string | undefined, day: string | undefined, number: string | undefined): CodeTyped {
  return {
    ...(prefix && { prefix: prefix.toUpperCase() as CodeTyped['prefix'] }),
    ...(day && { day }),
    number: Number(number),
  }
}
