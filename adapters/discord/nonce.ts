/** What makes Discord return the first message instead of making a second one, for some minutes. */
import { createHash } from 'node:crypto'

/** Discord remembers nonces by author, so the channel is in it. */
export function nonceFor(key: string, channel: string): string {
  return createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 25)
}
