/** Answers a gesture in Discord's short window: what only one person reads, and the end of "thinking". */
import { MessageFlags, type RawFile, Routes } from 'discord.js'
import type { Post } from '../../src/core/post.js'
import { describe, isTooLate, toSendError } from './errors.js'
import { withFiles } from './files.js'
import type { Gesture } from './gesture.js'
import type { Line } from './line.js'
import { type Look, render } from './render.js'

/** The token stands in the address; with our own token as well, discord.js would forget ours when Discord refuses theirs. */
const byToken = { auth: false }

/** Which post has taken the place of "thinking", by interaction: the further parts of a long answer follow it. */
export type Filled = Map<string, string>

/** @returns true when all was said; false when it came too late and must be said in the room. */
export async function answerPrivately(line: Line, post: Post, gesture: Gesture, filled: Filled): Promise<boolean> {
  const look = render(post, [])
  const first = filled.get(gesture.interactionId) ?? post.key
  const say = gesture.thinking && first === post.key ? fill : followUp
  try {
    await withFiles(line, post.files, (files) => say(line, gesture, look, files))
    if (gesture.thinking) remember(filled, gesture.interactionId, first)
    return true
  } catch (error) {
    if (!isTooLate(error)) throw error
    line.log.info({ platform: 'discord', error: describe(error) }, 'an answer came too late, it goes to the room')
    return false
  }
}

/** Takes "thinking" away, when nothing is to be said there. It ends by itself at last, so nobody waits for it twice. */
export async function dismiss(line: Line, { thinking, token }: Gesture): Promise<void> {
  if (!thinking) return
  try {
    await line.client.rest.delete(Routes.webhookMessage(line.applicationId(), token), byToken)
  } catch (error) {
    if (!isTooLate(error)) line.log.warn({ platform: 'discord', error: describe(error) }, '"thinking" stays')
  }
}

/** Takes the place of "thinking"; doing it again changes nothing. */
async function fill(line: Line, { token }: Gesture, look: Look, files: RawFile[]): Promise<void> {
  const original = Routes.webhookMessage(line.applicationId(), token)
  await line.client.rest.patch(original, { ...byToken, body: look, files })
}

/** Nobody can read back what only one person sees: when it may have arrived, it has. */
async function followUp(line: Line, { token }: Gesture, look: Look, files: RawFile[]): Promise<void> {
  const body = { ...look, flags: look.flags | MessageFlags.Ephemeral }
  try {
    await line.client.rest.post(Routes.webhook(line.applicationId(), token), { ...byToken, body, files })
  } catch (error) {
    if (toSendError(error, { direct: false }).kind !== 'unknown') throw error
    line.log.warn({ platform: 'discord', error: describe(error) }, 'a private answer may not have arrived')
  }
}

/** Long answers have few parts, and come at once. */
const mostFilled = 100

function remember(filled: Filled, interactionId: string, key: string): void {
  filled.set(interactionId, key)
  const [oldest] = filled.keys()
  if (filled.size > mostFilled && oldest !== undefined) filled.delete(oldest)
}
