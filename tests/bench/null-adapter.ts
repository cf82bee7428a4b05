/** A platform that takes everything at once. */
import type { Adapter } from '../../src/core/adapter.js'
import { ALL } from '../support/fake-adapter.js'

export function nullAdapter(): Adapter {
  let sent = 0
  return {
    platform: 'telegram',
    capabilities: ALL,
    start: async () => {},
    send: async ({ opensThread }) => {
      sent += 1
      return { messageId: String(sent), thread: opensThread && `r${sent}` }
    },
    publishCommands: async () => {},
    fetchFile: () => Promise.reject(new Error('no files')),
    health: () => ({ ok: true, detail: `${sent} sent` }),
    stop: async () => {},
  }
}
