/** What was missing, as the goods that are brought: in a list of goods “short of a panel” would read as a complaint (R003-007). */
import { meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import type { Lexicon } from '../../core/words/lexicon.js'

const BETWEEN = '[,;\\n\\u3001\\u3002\\uFF0C\\uFF1B]'

/** At the beginning, and of each further thing. */
const lacking = perLexicon(({ lacks }) => {
  const [words, harmless] = [oneOf(meaning(lacks, 'lacking')), oneOf(meaning(lacks, 'harmless'))]
  return new RegExp(`(?<=(?:^|${BETWEEN})\\s*)(?!${harmless})${words}[\\s:\\uFF1A]*`, 'gi')
})

/** Where nothing would be left, as it was typed. */
export const broughtFor = (missing: string, lexicon: Lexicon): string =>
  missing.replace(lacking(lexicon), '').trim() || missing
