/** The visible marks on posts that do not come as they should have: sent again, and late. */
import type { Voice } from './enqueue.js'
import type { Said } from './errors.js'
import type { StoredBlock } from './stored-post.js'
import type { Time } from './time.js'
import { marked } from './worded.js'

/** Puts a mark before the first line. */
export interface Marks {
  repeated(blocks: StoredBlock[], locale: string | null): StoredBlock[]
  late(blocks: StoredBlock[], locale: string | null, due: Date): StoredBlock[]
}

export function makeMarks({ wording, locale: ownLocale, zone }: Voice, time: Time): Marks {
  const mark = (blocks: StoredBlock[], said: Said, locale: string | null) =>
    marked(blocks, wording.say(said, { locale: locale ?? ownLocale, zone, now: time.now() }), 'before')
  return {
    repeated: (blocks, locale) => mark(blocks, { key: 'core.repeated' }, locale),
    late: (blocks, locale, due) => mark(blocks, { key: 'core.late', values: { due: { instant: due } } }, locale),
  }
}
