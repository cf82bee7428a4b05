/** What Discord can do, and how fast we may speak there. */
import type { Capabilities } from '../../src/core/adapter.js'

/** Discord counts about five messages in five seconds for each channel or thread, and fifty calls a second over all. */
const inOneRoom = { posts: 5, perMs: 5000 }

export const capabilities: Capabilities = {
  buttons: true,
  forms: true,
  threads: true,
  edits: true,
  reactions: true,
  menu: true,
  mentions: true,
  // Of 2000: the rest is for the mentions.
  maxText: 1900,
  limits: { room: inOneRoom, direct: inOneRoom, all: { posts: 50, perMs: 1000 }, threadsApart: true },
  removesDoubles: true,
}
