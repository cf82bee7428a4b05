/** By which way something reached us, in one word. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const CHANNELS = [
  'phone',
  'visit',
  'group',
  'letter',
  'online',
  'media',
  'association',
  'regulator',
  'head_office',
  'manufacturer',
] as const
export type Channel = (typeof CHANNELS)[number]

const patterns = perLexicon(({ channels, clearChannels }) => ({
  named: new RegExp(`${WORD_START}${oneOf([...channels.keys(), ...clearChannels.keys()])}${WORD_END}`, 'i'),
  clear: new RegExp(`${WORD_START}${oneOf(clearChannels.keys())}${WORD_END}`, 'i'),
}))

/** Where nobody named it, only words that mean nothing else: a phone or a group may be what the problem is about. */
export const channel = () =>
  kind<Channel>({
    phase: 'pattern',
    offer: { choices: { group: 'channels', of: CHANNELS, labels: 'value.channel' } },
    read(line, { lexicon }) {
      const { named, clear } = patterns(lexicon)
      const [word = ''] = line.take(line.named ? named : clear) ?? []
      const meant = lookUp(lexicon.channels, word) ?? lookUp(lexicon.clearChannels, word)
      const found = CHANNELS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `value.channel.${value}` }),
  })
