/** Workbooks as they are on disk, for what no library writes: formulas without results, merged cells, several sheets, a picture alone. */
import { strToU8, zipSync } from 'fflate'
import type { Sent } from '../../support/world.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const relations = (targets: [type: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A cell with what stands inside its element. */
export interface RawCell {
  type?: string
  inside: string
}

const cell = (value: string | RawCell, ref: string): string => {
  if (value === '') return ''
  const { type = 'inlineStr', inside } = typeof value === 'string' ? { inside: `<is><t>${value}</t></is>` } : value
  return `<c r="${ref}"${type ? ` t="${type}"` : ''}>${inside}</c>`
}

/** The element of these rows. */
export const sheetData = (rows: (string | RawCell)[][]): string =>
  `<sheetData>${rows
    .map((row, y) => {
      const cells = row.map((value, x) => cell(value, `${String.fromCharCode(65 + x)}${y + 1}`))
      return `<row r="${y + 1}">${cells.join('')}</row>`
    })
    .join('')}</sheetData>`

/** @param sheets what stands inside each */
export function rawWorkbook(sheets: string[], more: Record<string, string> = {}): Sent {
  const paths = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)
  const named = paths.map((_, at) => `<sheet name="S${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')
  const files: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(paths.map((path) => ['worksheet', path])),
    ...Object.fromEntries(
      paths.map((path, at) => [`xl/${path}`, `<worksheet xmlns="${MAIN}">${sheets[at]}</worksheet>`]),
    ),
    ...more,
  }
  const content = zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])))
  return { name: '表.xlsx', content }
}
