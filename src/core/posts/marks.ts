/** What stands on posts that do not come as they should have: sent again, late, or without their buttons. */

import type { Said } from '../errors.js'
import type { Time } from '../time.js'
import { marked } from '../words/worded.js'
import type { Voice } from './going.js'
import { withoutChoices } from './post-parts.js'
import { choicesOf, type StoredBlock, typedChoice } from './stored-post.js'

/** Puts a mark before the first line. */
export interface Marks {
  repeated(blocks: StoredBlock[], locale: string | null): StoredBlock[]
  late(blocks: StoredBlock[], locale: string | null, due: Date): StoredBlock[]
  /** Buttons as words to type, for a way that has none. */
  typed(post: number, blocks: StoredBlock[], locale: string | null): StoredBlock[]
}

export function makeMarks({ wording, locale: ownLocale, zone }: Voice, time: Time): Marks {
  const say = (said: Said, locale: string | null) =>
    wording.say(said, { locale: locale ?? ownLocale, zone, now: time.now() })
  const mark = (blocks: StoredBlock[], said: Said, locale: string | null) => marked(blocks, say(said, locale), 'before')
  return {
    repeated: (blocks, locale) => mark(blocks, { key: 'core.repeated' }, locale),
    late: (blocks, locale, due) => mark(blocks, { key: 'core.late', values: { due: { instant: due } } }, locale),
    typed(post, blocks, locale) {
      const options = choicesOf({ blocks })
      if (options.length === 0) return blocks
      const items = options.map(({ label }, index) =>
        say({ key: 'core.typedChoice', values: { label, typed: typedChoice(post, index) } }, locale),
      )
      return [...withoutChoices(blocks), { kind: 'list', items, title: say({ key: 'core.typedChoices' }, locale) }]
    },
  }
}
