/** Tables as people send them. */
import writeSheets, { type SheetData } from 'write-excel-file/node'
import type { Sent } from '../../support/world.js'

export const csv = (text: string, name = '表.csv'): Sent => ({ name, content: Buffer.from(text, 'utf8') })

type Value = string | number | Date | null

/** A workbook of these rows. */
export async function workbook(rows: Value[][], name = '表.xlsx'): Promise<Sent> {
  const data: SheetData = rows.map((row) =>
    row.map((value) => {
      if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' }
      return value === null ? null : { value, type: typeof value === 'number' ? Number : String }
    }),
  )
  const content = await writeSheets([{ data, sheet: '表' }]).toBuffer()
  return { name, content }
}
