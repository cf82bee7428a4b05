/** The files that people send, put together: what keeps them, fetches them and tells of them. */
import { readFile } from 'node:fs/promises'
import { keepFiles } from './commands/evidence/keep.js'
import { reportFile } from './commands/evidence/report.js'
import { keepTable, tableSent } from './commands/imports/keep-table.js'
import { readApart } from './commands/imports/read-apart.js'
import type { TableRead } from './commands/imports/read-table.js'
import { reportTable } from './commands/imports/report-table.js'
import type { Bot } from './core/bot.js'
import { type FetcherParts, FileFetcher } from './core/files/fetcher.js'
import { pathOf } from './core/files/keep.js'
import type { Lexicon } from './core/words/lexicon.js'
import { HEAD_BYTES, TABLE, tableType, typeOf } from './domain/evidence/file-type.js'
import type { Rules } from './domain/policy/rules.js'

interface Parts extends Omit<FetcherParts<TableRead>, 'rules' | 'read' | 'settled'> {
  rules: Rules
  lexicon: Lexicon
}

const MEGABYTE = 1024 * 1024

export function makeFiles({ rules, lexicon, ...parts }: Parts) {
  const { policy, zone } = rules
  const { maxMegabytes, types } = policy.files
  const fetcher = new FileFetcher<TableRead>({
    ...parts,
    rules: {
      maxBytes: maxMegabytes * MEGABYTE,
      headBytes: HEAD_BYTES,
      typeOf: (head, expected) => (expected === TABLE ? tableType(head) : typeOf(head, types)),
    },
    async read({ expected }, { hash, type }) {
      if (expected !== TABLE) return undefined
      const bytes = await readFile(pathOf(parts.folder, hash))
      return readApart({ bytes, type, reading: { now: parts.time.now(), zone, lexicon, mentions: [] } })
    },
    settled(db, fileId, now, read) {
      const table = tableSent(db, fileId)
      return table ? reportTable({ db, rules, at: now }, table, read) : reportFile(db, rules, parts.folder, fileId, now)
    },
  })
  const keep: Bot<Rules>['keepFiles'] = async (seen, context, drafts) => {
    const kept = keepTable(seen, context, drafts) || (await keepFiles(seen, context, drafts, lexicon))
    fetcher.wake()
    return kept
  }
  return { fetcher, keep, maxBytes: maxMegabytes * MEGABYTE }
}
