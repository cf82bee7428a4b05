/** Links to a month's table of satisfaction: signed like those to printed forms, for one person and one day (R003-026). */
import { sealed, unsealed } from './link.js'

export interface TableLink {
  brandId: number
  /** "yyyy-MM" */
  month: string
  personId: number
}

const NAME = 'satisfaction'

export const sealTable = (key: Uint8Array, { brandId, month, personId }: TableLink, now: Date): string =>
  sealed(key, [brandId, NAME, month.replace('-', ''), personId], now)

/** Undefined for whatever this key has not signed, and for links to anything else. */
export function openTable(key: Uint8Array, token: string, now: Date): (TableLink & { expired: boolean }) | undefined {
  const opened = unsealed(key, token, now)
  const [brandId, name, month = '', personId] = opened?.parts ?? []
  if (!opened || name !== NAME) return undefined
  const of = { brandId: Number(brandId), month: `${month.slice(0, 4)}-${month.slice(4)}`, personId: Number(personId) }
  return { ...of, expired: opened.expired }
}
