/** A press on a card of the custom app, as a gesture: the code with which that card can be changed, once within three days. */

const mark = 'app:'

export function gestureOf(responseCode: string): string {
  return `${mark}${responseCode}`
}

/** @returns undefined for no gesture, and for one that came another way. */
export function codeOfGesture(gesture: string | undefined): string | undefined {
  const code = gesture?.startsWith(mark) ? gesture.slice(mark.length) : ''
  return code === '' ? undefined : code
}
