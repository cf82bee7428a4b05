/** A printed form, by its title or what people call it for short. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

/** One of these, as a word of its own. */
export function formName<F extends string>(forms: readonly F[]) {
  const pattern = perLexicon(
    (lexicon) => new RegExp(`${WORD_START}${oneOf(meaning(lexicon.forms, ...forms))}${WORD_END}`, 'i'),
  )
  return kind<F>({
    phase: 'pattern',
    offer: { choices: { group: 'forms', of: forms, labels: 'forms.title' } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      return match && { value: lookUp(lexicon.forms, match[0]) as F }
    },
    shown: (value) => ({ key: `forms.title.${value}` }),
  })
}
