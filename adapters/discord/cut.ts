/** Cuts a label to what a place takes, in UTF-16 units, between characters. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > longest - 1) break
    kept += character
  }
  return `${kept}\u2026`
}
