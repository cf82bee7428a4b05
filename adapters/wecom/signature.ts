/** The seal on what WeCom pushes to the custom app: a signature over all of it, a time, and a letter only we can open. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { decrypt, getSignature } from '@wecom/crypto'

export interface Seal {
  corpId: string
  token: string
  aesKey: string
  now: () => Date
}

export type Opened = { text: string } | { refused: 'signature' | 'time' | 'letter' | 'receiver' }

const windowMs = 5 * 60_000

/** Opens a letter that came with these query parameters. The same one comes again when our answer was lost: that is no fault. */
export function unseal(seal: Seal, query: Readonly<Record<string, unknown>>, letter: string): Opened {
  const { msg_signature: given = '', timestamp = '', nonce = '' } = query
  const expected = getSignature(seal.token, String(timestamp), String(nonce), letter)
  if (!timingSafeEqual(digest(String(given)), digest(expected))) return { refused: 'signature' }
  if (!(Math.abs(seal.now().getTime() - Number(timestamp) * 1000) <= windowMs)) return { refused: 'time' }
  try {
    const { message, id } = decrypt(seal.aesKey, letter)
    return id === seal.corpId ? { text: message } : { refused: 'receiver' }
  } catch {
    return { refused: 'letter' }
  }
}

/** Of equal length, as the comparison wants it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
