/** Something that reads plain messages, which are no command, and may say something about them. */
import type { Context } from '../commands/command.js'
import type { Draft } from '../posts/draft.js'

export interface Listener<Rules> {
  /** No drafts: the message is left alone. */
  hears(text: string, context: Context<Rules>): Promise<Draft[]>
}
