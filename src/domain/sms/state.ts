/** Why a message that is held waits for somebody; it stands where a gateway's words stand when it failed. */

/** No gateway takes its number. */
export const BY_HAND = 'hand'
/** It may have gone. */
export const IN_DOUBT = 'doubt'
/** Somebody looks at it before it goes. */
export const FOR_RELEASE = 'release'
