/** Replaces what an earlier message says: its text, or the caption of its photo or document. */
import { SendError } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { refusal } from './errors.js'
import type { Line } from './line.js'
import { longestCaption, type Rendered } from './render.js'
import { buttonsOf, inHtml, noPreview } from './say.js'

/** The same content again is a success: an edit may be repeated after a crash. */
export async function edit(line: Line, { room }: Post, messageId: string, text: Rendered): Promise<Receipt> {
  const id = Number(messageId)
  try {
    await unlessSame(() =>
      inHtml(line, text, (words, parseMode) =>
        line.api.editMessageText(room.id, id, words, { ...noPreview, ...buttonsOf(text), ...parseMode }),
      ),
    )
  } catch (error) {
    if (!refusal(error, 400)?.includes('there is no text in the message')) throw error
    // The core says it anew.
    if (text.plain.length > longestCaption)
      throw new SendError('refused', 'the text is too long for a caption', { because: 'message-gone' })
    await unlessSame(() =>
      inHtml(line, text, (caption, parseMode) =>
        line.api.editMessageCaption(room.id, id, { caption, ...buttonsOf(text), ...parseMode }),
      ),
    )
  }
  return { messageId }
}

async function unlessSame(change: () => Promise<unknown>): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (!refusal(error, 400)?.includes('message is not modified')) throw error
  }
}
