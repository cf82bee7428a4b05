/** What an event carries so that a post can answer it: how it was first answered, and by which ids it can be gone on with. */

export interface Gesture {
  /** The person sees "thinking" until it is filled or taken away; else nothing is shown yet. */
  thinking: boolean
  interactionId: string
  token: string
}

export function readGesture(text: string): Gesture | undefined {
  const [, how, interactionId, token] = /^([ru])\.(\d+)\.(\S+)$/.exec(text) ?? []
  return interactionId && token ? { thinking: how === 'r', interactionId, token } : undefined
}
