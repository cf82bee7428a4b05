/** Formulas that have no result, in a workbook: what reads it takes them for empty cells; made texts, they can be said. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

const SHEET = /\/worksheets\/[^/]+\.xml$/
/** What went wrong, `#REF!`, is the cell's value. */
const FAILED = /(<c\b[^>]*\st=)"e"/g
/** A formula and no value, as programs save it that do not calculate; an empty text is a value. */
const UNCOMPUTED = /<c\b([^>]*)>\s*<f\b[^>]*>([^<]*)<\/f>\s*(?:<\/c>|<v\s*\/>\s*<\/c>|<v>\s*<\/v>\s*<\/c>)/g
const IS_TEXT = /\st="str"/

/** The same workbook with them as text, `=A1` or `#REF!`. @param most bytes unpacked @throws when its own list of files says more */
export function formulasAsText(bytes: Uint8Array, most: number): Uint8Array {
  let unpacked = 0
  const files = unzipSync(bytes, {
    filter({ originalSize }) {
      unpacked += originalSize
      if (unpacked > most) throw new Error(`unpacks to more than ${most} bytes`)
      return true
    },
  })
  const changed: Zippable = {}
  for (const [name, file] of Object.entries(files)) {
    if (!SHEET.test(name)) continue
    const before = strFromU8(file)
    const after = before.replace(FAILED, '$1"str"').replace(UNCOMPUTED, asText)
    if (after !== before) changed[name] = strToU8(after)
  }
  return Object.keys(changed).length === 0 ? bytes : zipSync({ ...files, ...changed }, { level: 0 })
}

function asText(cell: string, attributes: string, formula: string): string {
  if (IS_TEXT.test(attributes) && cell.includes('<v')) return cell
  return `<c${attributes.replace(/\st="\w*"/, '')} t="str"><v>=${formula}</v></c>`
}
