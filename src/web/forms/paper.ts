/** A form in words: nothing is left to do but to lay it out. */
import type { Said, Value } from '../../core/errors.js'
import type { FormName } from '../../domain/forms/form-name.js'
import type { Content, Field, Part, Source } from './form.js'
import { FORMS } from './forms.js'
import { signedSaid } from './parts.js'

/** Forms that are handed out, each holder having a copy. */
const IN_COPIES: readonly FormName[] = ['reply', 'handling']

/** A label over its content; an empty content is a line to write on. */
export interface Written {
  label: string
  content: string
  wide: boolean
}

export type PaperPart =
  | { kind: 'fields'; fields: Written[] }
  | { kind: 'table'; title: string; columns: { label: string; span: number }[]; rows: string[][] }
  | { kind: 'boxes'; title: string; boxes: { label: string; signed: string; remark: string }[] }

export interface Paper {
  title: string
  brand: string
  code: string
  /** The code with what stands before it, and the round where it is not the first. */
  numbered: string
  /** One line for each copy that is printed; empty for the only one. */
  copies: string[]
  parts: PaperPart[]
}

export function wordedPaper(name: FormName, source: Source, show: (value: Value) => string): Paper {
  const { brand, code, round } = source.file
  const numbered: Said =
    round === 1 ? { key: 'forms.code', values: { code } } : { key: 'forms.codeAgain', values: { code, round } }
  return {
    title: show({ key: `forms.title.${name}` }),
    brand: brand.name,
    code,
    numbered: show(numbered),
    copies: copiesOf(name, source).map(show),
    parts: FORMS[name](source).map((part) => wordedPart(part, show)),
  }
}

function wordedPart(part: Part, show: (value: Value) => string): PaperPart {
  const label = (name: string) => show({ key: `forms.field.${name}` })
  const content = (of: Content) => show(of ?? undefined)
  if (part.kind === 'fields') {
    const full = filled(part.fields)
    const written = part.fields.map((one, index) => ({
      ...{ label: label(one.label), content: content(one.content), wide: full[index] === true },
    }))
    return { kind: 'fields', fields: written }
  }
  const title = show({ key: `forms.part.${part.title}` })
  if (part.kind === 'boxes') {
    const signed = part.boxes.map(({ name, signature }) => ({
      ...{ label: name, signed: content(signedSaid(signature)), remark: signature?.remark ?? '' },
    }))
    return { kind: 'boxes', title, boxes: signed }
  }
  const columns = part.columns.map(({ label: name, span }) => ({ label: label(name), span }))
  return { kind: 'table', title, columns, rows: part.rows.map((row) => row.map(content)) }
}

/** Which fields take the whole width: those that want it, and one that nobody would stand beside. */
function filled(fields: readonly Field[]): boolean[] {
  let beside = false
  return fields.map(({ wide }, index) => {
    const next = fields[index + 1]
    const full = wide === true || (!beside && (next === undefined || next.wide === true))
    beside = !full && !beside
    return full
  })
}

/** Who holds each copy and whether they have it (R002-036, R000-026). */
function copiesOf(name: FormName, { file: { copies } }: Source): Value[] {
  if (!IN_COPIES.includes(name) || copies.length === 0) return ['']
  return copies.map(({ holder, received }, index): Said => {
    const signed = signedSaid(received)
    const values = { number: index + 1, of: copies.length, holder }
    return signed ? { key: 'forms.copyReceived', values: { ...values, signed } } : { key: 'forms.copy', values }
  })
}
