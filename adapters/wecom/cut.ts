/** How long a text is for WeCom, which counts bytes in messages and the width of letters on cards; cuts between characters. */

/** In UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text)
}

/** As wide as so many Chinese characters: a Latin letter or a digit takes half of one. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += widthOfOne(character)
  return width
}

export function cutToBytes(text: string, most: number): string {
  return bytes(text) <= most ? text : keep(text, most, bytes)
}

export function cutToWidth(text: string, most: number): string {
  return widthOf(text) <= most ? text : keep(text, most, widthOf)
}

const mark = '\u2026'

function keep(text: string, most: number, sizeOf: (text: string) => number): string {
  let kept = ''
  let left = most - sizeOf(mark)
  for (const character of text) {
    left -= sizeOf(character)
    if (left < 0) break
    kept += character
  }
  return `${kept.trimEnd()}${mark}`
}

/** Letters up to the Cyrillic ones are narrow; what is invisible is counted with them. */
function widthOfOne(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x1100 || (point >= 0x2000 && point < 0x2100) ? 0.5 : 1
}
