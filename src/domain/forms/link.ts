/** Links to printed forms: signed, for one person and one day; nothing of them is stored. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type FormName, isFormName } from './form-name.js'

const MINUTE = 60_000
const VALID_MINUTES = 24 * 60

export interface FormLink {
  complaintId: number
  form: FormName
  personId: number
}

/** Letters, digits and dashes only; never so many digits in a row that they could be taken for a phone number. */
export const sealLink = (key: Uint8Array, { complaintId, form, personId }: FormLink, now: Date): string =>
  sealed(key, [complaintId, form, personId], now)

/** Undefined for whatever this key has not signed. */
export function openLink(key: Uint8Array, token: string, now: Date): (FormLink & { expired: boolean }) | undefined {
  const opened = unsealed(key, token, now)
  const [complaintId, form = '', personId] = opened?.parts ?? []
  if (!opened || !isFormName(form)) return undefined
  return { complaintId: Number(complaintId), form, personId: Number(personId), expired: opened.expired }
}

/** These parts, none of which has a dash, for one day. */
export function sealed(key: Uint8Array, parts: readonly (string | number)[], now: Date): string {
  const until = Math.floor(now.getTime() / MINUTE) + VALID_MINUTES
  const said = [...parts, until].join('-')
  return `${said}-${sealOf(key, said)}`
}

/** Undefined for whatever this key has not signed. */
export function unsealed(key: Uint8Array, token: string, now: Date): { parts: string[]; expired: boolean } | undefined {
  const end = token.lastIndexOf('-')
  const said = token.slice(0, end)
  const [given, seal] = [token.slice(end + 1), sealOf(key, said)].map((text) => Buffer.from(text))
  if (!given || !seal || given.length !== seal.length || !timingSafeEqual(given, seal)) return undefined
  const parts = said.split('-')
  const until = Number(parts.pop())
  return { parts, expired: now.getTime() >= until * MINUTE }
}

const SEAL_BYTES = 16

/** The first 128 bits of an HMAC-SHA256, in the letters a to p. */
const sealOf = (key: Uint8Array, said: string): string =>
  createHmac('sha256', key)
    .update(said)
    .digest()
    .subarray(0, SEAL_BYTES)
    .toString('hex')
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
