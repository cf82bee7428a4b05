/** Asks somebody who serves several brands, in a direct room, which of them is meant: one tap, and nothing is typed again. */
import type { Context } from '../commands/command.js'
import { choices, type Draft, text } from '../posts/draft.js'
import { brandsServed } from './context.js'

/** @param given what was understood of the command so far */
export function whichBrand({ db, account }: Context, command: string, given: Record<string, unknown>): Draft {
  const options = brandsServed(db, account).map(({ id: brand, name }) => ({
    label: name,
    does: { command, given, brand },
  }))
  return { blocks: [text('core.askBrand'), choices(options)] }
}
