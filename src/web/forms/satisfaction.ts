/** The table of a month's satisfaction as a spreadsheet: a row for each person and post, the best of each post first (R003-026). */
import writeSheets, { type CellObject } from 'write-excel-file/node'
import type { Value } from '../../core/errors.js'
import type { Satisfaction } from '../../domain/calls/satisfaction.js'

const WIDTHS = [14, 20, 10, 10]

/** Numbers stay numbers, to be reckoned with; what people are called is text. */
export function satisfactionSheet(
  { brand, month, rows }: { brand: string; month: string; rows: readonly Satisfaction[] },
  show: (value: Value) => string,
): Promise<Buffer> {
  const words = (name: string) => show({ key: `satisfaction.column.${name}` })
  const head = ['post', 'whose', 'average', 'count'].map((name) => bold(words(name)))
  const title = show({ key: 'calls.satisfaction', values: { brand, month } })
  return writeSheets([
    {
      sheet: month,
      columns: WIDTHS.map((width) => ({ width })),
      data: [
        [{ ...bold(title), columnSpan: WIDTHS.length }, null, null, null],
        head,
        ...rows.map(({ post, whose, average, count }) => [
          written(show({ key: `calls.post.${post}` })),
          written(whose || show({ key: 'calls.nobody' })),
          { value: average, type: Number, format: '0.0' },
          { value: count, type: Number, format: '0' },
        ]),
      ],
    },
  ]).toBuffer()
}

const written = (value: string): CellObject => ({ value, type: String })
const bold = (value: string): CellObject => ({ ...written(value), fontWeight: 'bold' })
