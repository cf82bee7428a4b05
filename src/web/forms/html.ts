/** HTML in which whatever is put in is text: nobody's words can become a tag. */

/** Finished HTML; only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | readonly Html[]

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const written = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('')
  return String(piece).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

export const html = (parts: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(parts.reduce((text, part, index) => `${text}${written(pieces[index - 1] ?? '')}${part}`))
