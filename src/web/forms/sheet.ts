/** A form as a spreadsheet, one sheet for each copy: every cell is text, so that nobody's words start a formula. */
import writeSheets, { type CellObject, type SheetData } from 'write-excel-file/node'
import { GRID } from './form.js'
import type { Paper, PaperPart } from './paper.js'

/** Of one column of the grid, in characters: all together fit on A4. */
const WIDTH = 7
/** In points; a row may be no higher than 409. */
const LINE = 16
const MOST_LINES = 25
/** Columns of the grid that a label takes. */
const LABEL = 2
const BOXES_IN_A_ROW = 3

export const sheetOf = (paper: Paper): Promise<Buffer> =>
  writeSheets(
    paper.copies.map((copy, index) => ({
      sheet: `${index + 1}`,
      columns: Array.from({ length: GRID }, () => ({ width: WIDTH })),
      data: [
        row(cell(paper.brand, GRID / 2), { ...cell(paper.numbered, GRID / 2), align: 'right' }),
        row({ ...cell(paper.title, GRID), align: 'center', fontWeight: 'bold', fontSize: 16, height: 2 * LINE }),
        ...(copy === '' ? [] : [row(cell(copy, GRID))]),
        ...paper.parts.flatMap(rowsOf),
      ],
    })),
  ).toBuffer()

function rowsOf(part: PaperPart): SheetData {
  if (part.kind === 'fields') return [[], ...fieldRows(part.fields)]
  const title = row({ ...cell(part.title, GRID), fontWeight: 'bold' })
  if (part.kind === 'boxes') {
    const filled = part.boxes.map(({ label, signed, remark }) => ({
      ...bordered([label, signed, remark].join('\n'), GRID / BOXES_IN_A_ROW),
      height: 4 * LINE,
    }))
    return [[], title, ...inRows(filled, BOXES_IN_A_ROW)]
  }
  const spans = part.columns.map(({ span }) => span)
  const heads = part.columns.map(({ label, span }) => heading(label, span))
  return [
    [],
    title,
    row(...heads),
    ...part.rows.map((cells) => row(...cells.map((text, at) => bordered(text, spans[at] ?? 1)))),
  ]
}

/** A wide field has a row to itself; the others stand in pairs. */
function fieldRows(all: Extract<PaperPart, { kind: 'fields' }>['fields']): SheetData {
  const rows: CellObject[][] = []
  let isBeside = false
  for (const { label, content, wide } of all) {
    const pair = [heading(label, LABEL), bordered(content, (wide ? GRID : GRID / 2) - LABEL)]
    if (isBeside) rows.at(-1)?.push(...pair)
    else rows.push(pair)
    isBeside = !isBeside && !wide
  }
  return rows.map((cells) => row(...cells))
}

const inRows = (cells: CellObject[], most: number): SheetData =>
  Array.from({ length: Math.ceil(cells.length / most) }, (_, index) =>
    row(...cells.slice(index * most, (index + 1) * most)),
  )

const cell = (value: string, columnSpan: number): CellObject => ({
  ...{ value, type: String, columnSpan, wrap: true, alignVertical: 'top' },
})
const bordered = (value: string, span: number): CellObject => ({ ...cell(value, span), borderStyle: 'thin' })
const heading = (value: string, span: number): CellObject => ({ ...bordered(value, span), fontWeight: 'bold' })

/** Cells that span several columns are followed by those they cover; the row is as high as its longest text. */
function row(...cells: CellObject[]): SheetData[number] {
  const height = Math.max(...cells.map((one) => one.height ?? LINE * Math.min(MOST_LINES, linesOf(one))))
  return cells.flatMap((one) => [{ ...one, height }, ...Array<null>((one.columnSpan ?? 1) - 1).fill(null)])
}

/** A Chinese character is twice as wide as a Latin one. */
function linesOf({ value, columnSpan = 1 }: CellObject): number {
  const wide = columnSpan * WIDTH
  const widths = String(value ?? '')
    .split('\n')
    .map((line) => [...line].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0))
  return widths.reduce((lines, width) => lines + Math.max(1, Math.ceil(width / wide)), 0)
}
