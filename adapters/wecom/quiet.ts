/** The SDK's logger: its own prints whole messages and addresses. */
import type { Log } from '../../src/core/log.js'

type Say = (message: string) => void

/** Only what happened is told, for whoever looks closely; behind it stand ids, texts and bodies of messages. */
export function quiet(log: Log): Record<'debug' | 'info' | 'warn' | 'error', Say> {
  const drop = () => {}
  const say: Say = (message) => log.debug({ platform: 'wecom' }, message.split(/[:(=]/, 1).join(''))
  return { debug: drop, info: drop, warn: say, error: say }
}
