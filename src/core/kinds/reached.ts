/** Whether somebody answered a call, as those say who called. */
import { kind } from '../commands/argument.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

const patterns = perLexicon(({ calls }) => {
  const words = oneOf(meaning(calls, 'reached', 'unreached', 'unclear'))
  return {
    said: new RegExp(words, 'giu'),
    alone: new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu'),
    later: new RegExp(oneOf(meaning(calls, 'later')), 'iu'),
    again: new RegExp(oneOf(meaning(calls, 'again')), 'iu'),
  }
})

/**
 * Its words anywhere, also inside of what is told, where they stay; of several the last one counts: "no answer, later
 * reached". Nothing is guessed where nobody answered and something happened later, or the call was cut off.
 */
export const reached = () =>
  kind<boolean>({
    phase: 'pattern',
    offer: { choices: { group: 'calls', of: ['reached', 'unreached'], labels: 'reading.call' } },
    read(line, { lexicon }) {
      const { said, alone, later, again } = patterns(lexicon)
      const all = [...line.rest.matchAll(said)]
      const last = all.at(-1)
      if (!last) return undefined
      const meant = lookUp(lexicon.calls, last[0])
      const after = line.rest.slice(last.index + last[0].length)
      if (meant === 'unclear' || (meant === 'unreached' && later.test(after) && !again.test(after)))
        return { wrong: { key: 'reading.callUnclear' } }
      if (all.length === 1) line.take(alone)
      return { value: meant === 'reached' }
    },
    shown: (value) => label(value),
    options: () => [true, false].map((value) => ({ label: label(value), value })),
  })

const label = (value: boolean) => ({ key: `reading.call.${value ? 'reached' : 'unreached'}` })
