/** Text without marks, as the group's robot, the app and cards show it: only what pings or leads somewhere is taken from it. */
import { colonAfter, type Line } from './lines.js'
import { call, joiner } from './markdown.js'

/** `<@userid>` pings, and the app's messages know `<a href>`. */
const bracketed = /<(?=[@/a-z])/gi

export function plain(text: string): string {
  return text.replace(bracketed, `$&${joiner}`).replace(call, `$&${joiner}`)
}

export function plainLine(line: Line): string {
  if (line.kind === 'gap') return ''
  if (line.kind === 'fact') return plain(`${line.label}${colonAfter(line.label)}${line.value}`)
  return plain(line.kind === 'item' ? `\u00B7 ${line.text}` : line.text)
}
