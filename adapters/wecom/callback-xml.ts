/** The XML that WeCom pushes: read without entities, and not at all when it tries to declare something. */
import { XMLParser } from 'fast-xml-parser'

export type Fields = Readonly<Record<string, unknown>>

const parser = new XMLParser({ processEntities: false, parseTagValue: false, trimValues: false })
const quoted = /<!\[CDATA\[[\s\S]*?\]\]>/g
const declaration = /<!(?!--)/

/** @returns what stands in `<xml>`; undefined for anything else. */
export function readXml(xml: string): Fields | undefined {
  if (declaration.test(xml.replace(quoted, ''))) return undefined
  try {
    const read: unknown = parser.parse(xml, true)
    return fieldsOf(fieldsOf(read)?.xml)
  } catch {
    return undefined
  }
}

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

/** Text of a field; empty when there is none. */
export function textOf(fields: Fields | undefined, name: string): string {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}
