/** Whether somebody answered a call, as those say who called. */
import { kind } from '../commands/argument.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const patterns = perLexicon(({ calls }) => ({
  said: new RegExp(oneOf(calls.keys()), 'giu'),
  alone: new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(calls.keys())}(?![\\p{L}\\p{N}])`, 'iu'),
}))

/** Its words anywhere, also inside of what is told, where they stay; of several the last one counts: "no answer, later reached". */
export const reached = () =>
  kind<boolean>({
    phase: 'pattern',
    offer: { choices: { group: 'calls', of: ['reached', 'unreached'], labels: 'reading.call' } },
    read(line, { lexicon }) {
      const { said, alone } = patterns(lexicon)
      const all = [...line.rest.matchAll(said)]
      const last = all.at(-1)
      if (!last) return undefined
      if (all.length === 1) line.take(alone)
      return { value: lookUp(lexicon.calls, last[0]) === 'reached' }
    },
    shown: (value) => label(value),
    options: () => [true, false].map((value) => ({ label: label(value), value })),
  })

const label = (value: boolean) => ({ key: `reading.call.${value ? 'reached' : 'unreached'}` })
