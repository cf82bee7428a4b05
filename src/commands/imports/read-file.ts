/** The cells of a workbook's first sheet, or of a CSV file in whatever way it was saved; a file that cannot be read says why. */
import { parse } from 'csv-parse/sync'
import { Unzip, UnzipInflate } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { CSV } from '../../domain/evidence/file-type.js'
import { formulasAsText } from './formulas.js'

export type Cell = string | number | boolean | Date | null

export type Cells = { rows: Cell[][] } | { why: 'unreadable' | 'tooMuch' }

/** More than anybody has; beyond it a file is a trap or a mistake. */
export const MOST_ROWS = 20_000
const MOST_COLUMNS = 100
const MOST_UNPACKED = 64 * 1024 * 1024

export async function readCells(bytes: Buffer, type: string): Promise<Cells> {
  try {
    if (type !== CSV && unpacksTooFar(bytes)) return { why: 'tooMuch' }
    const rows: Cell[][] = type === CSV ? readCsv(bytes) : await readWorkbook(bytes)
    return rows.length > MOST_ROWS || rows.some(({ length }) => length > MOST_COLUMNS) ? { why: 'tooMuch' } : { rows }
  } catch {
    // Whatever the libraries found: to whoever sent it, it is a broken file.
    return { why: 'unreadable' }
  }
}

const readWorkbook = async (bytes: Buffer): Promise<Cell[][]> =>
  (await readSheet(Buffer.from(formulasAsText(bytes, MOST_UNPACKED)))).map((row) => row.map(cellOf))

/** The library's types allow more than it gives. */
const cellOf = (cell: unknown): Cell =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date
    ? cell
    : null

/** Unpacked piece by piece and thrown away, as what a zip file says of its own sizes may be a lie. */
function unpacksTooFar(bytes: Uint8Array): boolean {
  let unpacked = 0
  const unzip = new Unzip((file) => {
    file.ondata = (error, piece) => {
      if (error) throw error
      unpacked += piece.length
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length && unpacked <= MOST_UNPACKED; at += PIECE)
    unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  return unpacked > MOST_UNPACKED
}

/** Small, as each may become a thousand times its size. */
const PIECE = 16 * 1024

function readCsv(bytes: Buffer): string[][] {
  const text = decoded(bytes)
  const head = text.slice(0, HEAD_LENGTH)
  const [delimiter = ','] = [...DELIMITERS].sort((a, b) => head.split(b).length - head.split(a).length)
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, trim: true, to: MOST_ROWS + 1 })
}

/** Enough to tell what stands between the cells. */
const HEAD_LENGTH = 2000
const DELIMITERS = [',', '\t', ';', '\uFF0C'] as const

/** UTF-8 unless it cannot be; then what Excel saves in China. A mark at the beginning decides. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
