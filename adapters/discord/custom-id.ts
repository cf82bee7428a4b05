/** What stands behind a button, an entry of a select menu, or a form: ours carry a version, so that old ones are known. */
import type { Choice } from '../../src/core/post.js'

/** What a press means. */
export interface Pressed {
  choice: string
  /** The press opens a form with these options of that command. */
  form?: Choice['form']
}

/** `1:<choice>` or `1:<choice>!<command>.<option>+<option>`; at most 100 characters are allowed. */
export function writeCustomId({ id, form }: Pick<Choice, 'id' | 'form'>): string {
  return `1:${id}${form ? `!${form.command}.${form.options.join('+')}` : ''}`
}

const pressed = /^1:([^!]{1,64})(?:!([\w-]{1,32})\.([\w+-]{1,80}))?$/

/** What is not ours, or was tampered with, is a choice that nobody offered. */
export function readCustomId(customId: string): Pressed {
  const [whole, choice, command, options] = pressed.exec(customId) ?? []
  if (whole === undefined || choice === undefined) return { choice: customId }
  return command && options ? { choice, form: { command, options: options.split('+') } } : { choice }
}

/** A form is for a command, or belongs to a button. */
export type FormOf = { command: string } | { choice: string }

export function writeFormId(form: FormOf): string {
  return 'command' in form ? `1/${form.command}` : `1:${form.choice}`
}

export function readFormId(customId: string): FormOf {
  const command = /^1\/([\w-]{1,32})$/.exec(customId)?.[1]
  return command === undefined ? { choice: readCustomId(customId).choice } : { command }
}
