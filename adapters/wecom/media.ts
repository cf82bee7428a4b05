/** Files of ours as WeCom takes them: pictures as pictures, all else as documents, none that is too large or empty. */
import { readFile, stat } from 'node:fs/promises'
import type { PostFile } from '../../src/core/post.js'
import type { Answer, Upload } from './api.js'

export interface Media extends Upload {
  kind: 'image' | 'file'
}

const megabyte = 1024 * 1024
const smallestFile = 5
const largestFile = 20 * megabyte

/** @returns undefined for what WeCom would not take, or what is not there. `largestImage` in bytes. */
export async function toMedia({ path, name, type }: PostFile, largestImage: number): Promise<Media | undefined> {
  try {
    const { size } = await stat(path)
    if (size < smallestFile || size > largestFile) return undefined
    const kind = /^image\/(jpeg|png)$/.test(type) && size <= largestImage ? 'image' : 'file'
    return { kind, name, type, bytes: new Uint8Array(await readFile(path)) }
  } catch {
    return undefined
  }
}

export const largestImageOf = { webhook: 2 * megabyte, app: 10 * megabyte }

/** What an upload is known by from then on. */
export function mediaIdOf({ media_id: id }: Answer): string {
  if (typeof id !== 'string') throw new Error('an upload came back without an id')
  return id
}
