/** Words that only say that a file is made or changed, as in "new Wang Min" or "change the phone": swallowed, for the rest says it all. */
import { kind } from '../../core/commands/argument.js'
import { meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { WORD_END, WORD_START } from '../../core/words/line.js'

/** As they are written: "New" begins the name of a street. */
const pattern = perLexicon(
  (lexicon) => new RegExp(`${WORD_START}${oneOf(meaning(lexicon.acts, 'add', 'edit'))}${WORD_END}`),
)

export const verb = () =>
  kind<true>({
    phase: 'pattern',
    offer: 'never',
    read: (line, { lexicon }) => (line.take(pattern(lexicon)) ? { value: true } : undefined),
    shown: () => undefined,
  })
