/** The address that somebody means: a room alone is one of the address on file. */

/** "3-1201": building, unit and room, but of which estate? */
const ROOM = /^\d{1,4}(?:[-#]\d{1,4}){1,3}$/

/** Undefined where neither is known. */
export function placeOf(said: string | undefined, onFile: string | null | undefined): string | undefined {
  if (!said || !onFile) return said || onFile || undefined
  if (!ROOM.test(said) || ROOM.test(onFile)) return said
  return onFile.includes(said) ? onFile : `${onFile} ${said}`
}
