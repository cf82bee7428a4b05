/**
 * WeCom reads a message as Markdown and tells of no sign that takes a meaning away, so backslashes may be shown as they
 * are. Text from people keeps its look instead: a sign that means something is written in full width, as Chinese keyboards
 * do, and an invisible joiner stands where only the beginning of a line means something. Phone numbers, codes and times
 * have neither, they are copied as they were typed; an address of a page has its signs percent-encoded and still works.
 */

/** Invisible, and no space to anybody. */
export const joiner = '\u2060'
const page = /https?:\/\/[^\s<>[\]\\`]+/gi
/** An underscore within a word, as in a setting's name, means nothing. */
const signs = /[\\*~`[\]<]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g
/** A name for a sign, such as `&lt;`. */
const named = /&(?=#?\w+;)/g
/** A call to everybody, in both languages. */
export const call = /@(?=\s*(?:all|\u6240\u6709\u4eba))/gi
/** Headings, quotes, tables, rules, lists, and what is indented. */
const lineStart = /^(?=[^\S\n]*(?:[#>=|]|:-|[-+](?:[\s|:-]|$)|\d+[.)](?:\s|$))|[^\S\n]*\t| {4})/gm

/** The same text to a reader, without any meaning to WeCom. At most three times as many bytes. */
export function escaped(text: string): string {
  return text
    .replace(page, (address) => address.replaceAll(/[*_~]/g, percent))
    .replace(signs, fullWidth)
    .replace(named, `$&${joiner}`)
    .replace(call, `$&${joiner}`)
    .replace(lineStart, joiner)
}

/** One line; nothing when there is nothing in it. */
export function bold(text: string): string {
  const words = text.trim()
  return words === '' ? '' : `**${escaped(words)}**`
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

/** The wide form of each ASCII sign stands at the same distance from it. */
function fullWidth(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}
