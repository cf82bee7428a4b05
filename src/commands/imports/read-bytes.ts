/** From the bytes of a table to lines that can be filed, wherever that is done. */
import type { Reading } from '../../core/commands/argument.js'
import { readCells } from './read-file.js'
import { readTable, type TableRead } from './read-table.js'

/** Plain data: it can be copied into a thread. */
export interface Unread {
  bytes: Uint8Array
  /** The MIME type. */
  type: string
  reading: Reading
}

export async function readBytes({ bytes, type, reading }: Unread): Promise<TableRead> {
  const cells = await readCells(Buffer.from(bytes), type)
  return 'why' in cells ? { said: { key: `import.why.${cells.why}` } } : readTable(cells.rows, reading)
}
