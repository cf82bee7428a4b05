/** Which files go out together, and how: pictures as photos, all else as documents, ten in an album at most. */
import { stat } from 'node:fs/promises'
import type { PostFile } from '../../src/core/post.js'

export interface Batch {
  kind: 'photo' | 'document'
  files: PostFile[]
}

const megabyte = 1024 * 1024
const largestFile = 50 * megabyte
const largestPhoto = 10 * megabyte
const longestAlbum = 10

/** @returns the batches, and the files that Telegram would not take or that are not there. */
export async function toBatches(files: PostFile[]): Promise<{ batches: Batch[]; unfit: PostFile[] }> {
  const photos: PostFile[] = []
  const documents: PostFile[] = []
  const unfit: PostFile[] = []
  for (const file of files) {
    const bytes = await sizeOf(file.path)
    if (bytes === 0 || bytes > largestFile) unfit.push(file)
    else if (/^image\/(jpeg|png|webp)$/.test(file.type) && bytes <= largestPhoto) photos.push(file)
    else documents.push(file)
  }
  return { batches: [...albums('photo', photos), ...albums('document', documents)], unfit }
}

/** Photos and documents do not share an album. */
function albums(kind: Batch['kind'], files: PostFile[]): Batch[] {
  const batches: Batch[] = []
  for (let from = 0; from < files.length; from += longestAlbum)
    batches.push({ kind, files: files.slice(from, from + longestAlbum) })
  return batches
}

/** What cannot be read has no bytes. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
