/** What may stand in a typed consultation: little of it, for a question is free text and must stay whole. */
import { kind } from '../../core/commands/argument.js'
import { code } from '../../core/kinds/code.js'
import { customerName } from '../../core/kinds/name.js'
import { meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { PHONE, WORD_END } from '../../core/words/line.js'
import { maskPhone } from '../../domain/customers/phone.js'

const WHOLE_CODE = /(?<![\w-])(?:ZX|TS)\s?[\d-]+(?![\w-])/i

/** With its letters: a bare number is part of what is asked. */
export const wholeCode = () =>
  kind({
    ...code('case'),
    offer: {},
    read(line, reading) {
      if (line.named) return code('case').read(line, reading)
      const typed = line.take(WHOLE_CODE)?.[0]
      return typed === undefined ? undefined : code('case').read(line.part(typed), reading)
    },
  })

/** Of a new question; in an answer a number is what the customer is told. Stands before the code. */
export const customersPhone = () => {
  const phone = phoneNumber({ shown: maskPhone })
  return kind({
    ...phone,
    read: (line, reading) => (WHOLE_CODE.test(line.rest) && !line.named ? undefined : phone.read(line, reading)),
  })
}

/** Only beside the phone number, or by its name: else the first word is part of the question. */
export const customersName = () => {
  const name = customerName()
  return kind({
    ...name,
    read: (line, reading) => (line.named || line.rest.includes(PHONE) ? name.read(line, reading) : undefined),
  })
}

const answering = perLexicon(
  ({ acts }) => new RegExp(`(?<=^[\\s\\uFDD0]*)${oneOf(meaning(acts, 'answer'))}(?:[:\\uFF1A]|${WORD_END})`, 'i'),
)

/** The word "answer" before an answer is not part of it. */
export const answerWord = () =>
  kind<boolean>({
    phase: 'word',
    offer: 'never',
    read: (line, { lexicon }) => (line.take(answering(lexicon)) ? { value: true } : undefined),
    shown: () => undefined,
  })
