/** The files that people send, put together: what keeps them, fetches them and tells of them. */
import { keepFiles } from './commands/evidence/keep.js'
import { reportFile } from './commands/evidence/report.js'
import type { Bot } from './core/bot.js'
import { type FetcherParts, FileFetcher } from './core/files/fetcher.js'
import type { Lexicon } from './core/words/lexicon.js'
import { HEAD_BYTES, typeOf } from './domain/evidence/file-type.js'
import type { Rules } from './domain/policy/rules.js'

interface Parts extends Omit<FetcherParts, 'rules' | 'settled'> {
  policy: Rules['policy']
  lexicon: Lexicon
}

const MEGABYTE = 1024 * 1024

export function makeFiles({ policy, lexicon, ...parts }: Parts) {
  const { maxMegabytes, types } = policy.files
  const fetcher = new FileFetcher({
    ...parts,
    rules: { maxBytes: maxMegabytes * MEGABYTE, headBytes: HEAD_BYTES, typeOf: (head) => typeOf(head, types) },
    settled: (db, fileId, now) => reportFile(db, policy, parts.folder, fileId, now),
  })
  const keep: Bot<Rules>['keepFiles'] = async (seen, context, drafts) => {
    const kept = await keepFiles(seen, context, drafts, lexicon)
    fetcher.wake()
    return kept
  }
  return { fetcher, keep }
}
