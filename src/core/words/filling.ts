/** Words that people say beside an answer and that change nothing of it: well, fine, please. */
import { oneOf, perLexicon } from '../kinds/pattern.js'
import type { Lexicon } from './lexicon.js'

const SAYS_SOMETHING = /[\p{L}\p{N}\p{Co}@\uFF20?\uFF1F]/u

const fillers = perLexicon(({ fillers, acknowledgements, answers }) => {
  const yes = [...answers].flatMap(([word, said]) => (said === 'yes' ? [word] : []))
  return new RegExp(oneOf([...fillers.keys(), ...acknowledgements.keys(), ...yes]), 'gi')
})

/** Whether a text is only such words, signs and blanks, or nothing; a question is more than that. */
export const isFilling = (text: string, lexicon: Lexicon): boolean =>
  !SAYS_SOMETHING.test(text.replace(fillers(lexicon), ''))
