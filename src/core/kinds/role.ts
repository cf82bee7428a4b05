/** The words that the company has a fixed list for: roles of staff and purposes of rooms. */
import { type Kind, kind } from '../commands/argument.js'
import type { RoleName } from '../commands/command.js'
import type { Lexicon } from '../words/lexicon.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

export type PurposeName = 'work' | 'warehouse' | 'management' | 'customer'

/** A role by any of its names, wherever it stands as a word of its own. */
export const role = () => listed<RoleName>('roles', 'role')

/** What a room is for. */
export const purpose = () => listed<PurposeName>('purposes', 'purpose', ['work', 'warehouse', 'management', 'customer'])

const pattern = {
  roles: perLexicon((lexicon) => wholeWord(lexicon, 'roles')),
  purposes: perLexicon((lexicon) => wholeWord(lexicon, 'purposes')),
}

function listed<T extends string>(group: 'roles' | 'purposes', labels: string, tapped?: T[]): Kind<T> {
  return kind<T>({
    phase: 'pattern',
    offer: { choices: { group, labels } },
    read(line, { lexicon }) {
      const match = line.take(pattern[group](lexicon))
      return match && { value: lookUp(lexicon[group], match[0]) as T }
    },
    shown: (value) => ({ key: `${labels}.${value}` }),
    ...(tapped && { options: () => tapped.map((value) => ({ label: { key: `reading.purpose.${value}` }, value })) }),
  })
}

const wholeWord = (lexicon: Lexicon, group: 'roles' | 'purposes') =>
  new RegExp(`${WORD_START}${oneOf(lexicon[group].keys())}${WORD_END}`, 'i')
