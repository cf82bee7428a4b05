/** Which list of calls is meant, in one word. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const pattern = perLexicon(({ callLists }) => new RegExp(`${WORD_START}${oneOf(callLists.keys())}${WORD_END}`, 'i'))

/** @param names the lists there are @param labels where prompts name them */
export const callKind = <T extends string>(names: readonly T[], labels: string) =>
  kind<T>({
    phase: 'pattern',
    offer: { choices: { group: 'callLists', of: names, labels } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      const meant = match && lookUp(lexicon.callLists, match[0])
      const found = names.find((name) => name === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `${labels}.${value}` }),
  })
