/** A post with files, where they cannot stand in the same message: the text first, then the files one by one. */

import { SendError } from '../../src/core/adapter.js'
import type { Post, PostFile, Receipt } from '../../src/core/post.js'
import { keep } from './bounded.js'
import { describe, type Place, toSendError } from './errors.js'

/** Somebody must act: as in the core's `trouble`. */
export type Tell = (code: string, values: Record<string, string>) => void

/** Says the text by `say`, and shows each file by `show`, which answers false for one that WeCom will not take: it is told to the admins. */
export type SayWithFiles = (
  post: Post,
  place: Place,
  say: () => Promise<Receipt>,
  show: (file: PostFile, text: Receipt) => Promise<boolean>,
) => Promise<Receipt>

export function createSayWithFiles(tell: Tell): SayWithFiles {
  /** Texts whose files must wait because WeCom wants us to: they are not said twice. */
  const said = new Map<string, Receipt>()

  return async (post, place, say, show) => {
    const text = said.get(post.key) ?? (await say())
    said.delete(post.key)
    const leaveOut = ({ name }: PostFile) => tell('wecomFile', { room: post.room.id, file: name })
    for (const [index, file] of (post.files ?? []).entries()) {
      try {
        if (!(await show(file, text))) leaveOut(file)
      } catch (error) {
        const failure = toSendError(error, place)
        if (failure.kind === 'refused') {
          leaveOut(file)
          continue
        }
        if (failure.kind === 'limited' && index === 0) {
          keep(said, post.key, text)
          throw failure
        }
        // The text stands there already: nothing but a wait may be repeated without a mark.
        throw new SendError('unknown', `the text was sent, its files were not: ${describe(error)}`)
      }
    }
    return text
  }
}
