/** What a crew writes on its feedback sheet; what stands behind "problem:" is to be seen to. A photo of the sheet is enough. */
import { kind } from '../../core/commands/argument.js'
import { lookUp, meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { problemList } from '../../core/kinds/text.js'
import { Line } from '../../core/words/line.js'

export interface SheetTyped {
  text: string
  problems: string[]
}

const marker = perLexicon(
  ({ problems }) =>
    new RegExp(`(?:^|[\\s,;.\\uFF0C\\uFF1B\\u3002])${oneOf(meaning(problems, 'problem'))}s?\\s*[:\\uFF1A]`, 'i'),
)

export const sheetText = () =>
  kind<SheetTyped>({
    phase: 'text',
    offer: { long: true },
    read(line, reading) {
      const all = line.takeAll()
      if (all === '') return reading.files ? { value: { text: '', problems: [] } } : undefined
      const { lexicon } = reading
      const [mark] = marker(lexicon).exec(all) ?? []
      if (mark === undefined) return { value: { text: all, problems: [] } }
      const at = all.indexOf(mark)
      const found = problemList().read(new Line(all.slice(at + mark.length)), reading)
      const problems = found && 'value' in found ? found.value : []
      return {
        value: { text: all.slice(0, at).trim(), problems: problems.filter((one) => !lookUp(lexicon.nothing, one)) },
      }
    },
    shown: ({ text }) => text,
  })
