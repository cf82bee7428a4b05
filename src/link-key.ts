/** The secret with which links to our own pages are signed: a file beside the data, made at the first start. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SetupError } from './setup-error.js'

const BYTES = 32

/**
 * Readable by us alone. Whoever deletes it makes every link invalid; a new one comes to be at the next start.
 * @throws SetupError when it can be neither read nor written
 */
export function linkKeyIn(path: string, random: (bytes: number) => Uint8Array): Uint8Array {
  try {
    const key = existsSync(path) ? readFileSync(path) : undefined
    return key?.length === BYTES ? key : makeKey(path, random(BYTES))
  } catch (error) {
    throw new SetupError([`DATABASE_URL: ${path} cannot be used (${(error as Error).message})`])
  }
}

/** Whole or not at all. */
function makeKey(path: string, key: Uint8Array): Uint8Array {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, key, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return key
}
