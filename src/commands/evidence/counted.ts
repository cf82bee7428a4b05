/** How many photos, documents and videos there are, in words. */
import type { Said, Value } from '../../core/errors.js'
import { evidenceTypes } from '../../domain/evidence/batch.js'
import { kindOfFile } from '../../domain/evidence/file-type.js'
import type { Db } from '../../store/store.js'

const KINDS = ['photo', 'document', 'video'] as const

/** @param types MIME types, one per file */
export function counted(types: readonly string[]): Said[] {
  const kinds = types.map(kindOfFile)
  return KINDS.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length
    return count > 0 ? [{ key: `evidence.${kind}`, values: { count } }] : []
  })
}

/** One line of what `show` says; nothing where nothing is stored. */
export function evidenceFact(db: Db, of: Parameters<typeof evidenceTypes>[1]): [label: string, value: Value] {
  const types = evidenceTypes(db, of)
  return ['show.evidence', types.length > 0 ? counted(types) : undefined]
}
