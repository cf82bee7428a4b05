/** Discord reads every text as Markdown: here text from people is marked so that it is shown exactly as it was typed. */

/**
 * What means something wherever it stands. A colon only in `:emoji:` and `http://` (inside a link that Discord found by
 * itself backslashes would be shown), `@` only where it calls everybody: fewer marks, for phones show them in notices.
 */
const anywhere = /[\\*_~`|<[]|:(?=[\w+~-]+:|\/\/)|@(?=everyone|here)/g

/** Headings, small print, quotes and lists. */
const atLineStart = /^([^\S\n]*)([-+>#])/gm
const numberAtLineStart = /^([^\S\n]*\d+)([.)])(?=\s)/gm

export function escaped(text: string): string {
  return text.replace(anywhere, '\\$&').replace(atLineStart, '$1\\$2').replace(numberAtLineStart, '$1\\$2')
}

export function bold(text: string): string {
  const words = text.trim()
  return words === '' ? '' : `**${escaped(words)}**`
}
