/** What a printed form is made of: labelled fields, tables and signature boxes; how it looks on a page or in a spreadsheet is said elsewhere. */
import type { Value } from '../../core/errors.js'
import type { Box, CaseFile } from '../../domain/forms/case-file.js'

/** Null, like undefined, is a line to write on. */
export type Content = Value | null

/** The columns of the grid that everything stands on; a wide field takes all of them, another one half. */
export const GRID = 12

/** Labels are names under `forms.field`. */
export interface Field {
  label: string
  content: Content
  wide?: boolean
}

export interface Column {
  label: string
  /** Of the grid. */
  span: number
}

/** Titles are names under `forms.part`. */
export type Part =
  | { kind: 'fields'; fields: Field[] }
  | { kind: 'table'; title: string; columns: Column[]; rows: Content[][] }
  | { kind: 'boxes'; title: string; boxes: Box[] }

/** What happened, in words; `who` is empty for what the bot did by itself. */
export type EntrySaid = (entry: CaseFile['timeline'][number]) => { who: Value; what: Value }

export interface Source {
  file: CaseFile
  entrySaid: EntrySaid
}

export type Describe = (source: Source) => Part[]

export const field = (label: string, content: Content = null): Field => ({ label, content })
export const wide = (label: string, content: Content = null): Field => ({ label, content, wide: true })
export const fields = (...all: Field[]): Part => ({ kind: 'fields', fields: all })
export const boxes = (title: string, all: Box[]): Part => ({ kind: 'boxes', title, boxes: all })

/** @param columns label to span; the spans make up the grid */
export const table = (title: string, columns: Record<string, number>, rows: Content[][]): Part => ({
  kind: 'table',
  title,
  columns: Object.entries(columns).map(([label, span]) => ({ label, span })),
  rows,
})

/** Nothing at all where the table would be empty. */
export const tableOf = (...[title, columns, rows]: Parameters<typeof table>): Part[] =>
  rows.length === 0 ? [] : [table(title, columns, rows)]
