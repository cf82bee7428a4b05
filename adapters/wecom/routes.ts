/** The ways to a place, the best first: the connection, then whoever else may speak there. */
import type { Route } from '../../src/core/adapter.js'
import type { PostTarget } from '../../src/core/post.js'
import { longest } from './capabilities.js'
import type { Line } from './line.js'
import type { WecomSettings } from './settings.js'
import type { State } from './state.js'
import type { Token } from './token.js'
import type { Webhook } from './webhook.js'

export interface RouteParts {
  settings: WecomSettings
  line: Line
  state: State
  webhook: Webhook
  token: Token | undefined
}

export function createRoutes({
  settings,
  line,
  state,
  webhook,
  token,
}: RouteParts): (target: PostTarget, answers?: string) => Route[] {
  const appState = (): Route['state'] => {
    if (!token) return 'unset'
    return token.outBecause() === undefined ? 'open' : 'down'
  }
  const robotState = (target: PostTarget): Route['state'] => {
    const key = keyOf(settings, target)
    if (key === undefined) return 'unset'
    // Whoever took it away may bring another: until then it is as if there were none.
    return webhook.isDown(key) ? 'unset' : 'open'
  }
  const chatState = (id: string): Route['state'] => {
    if (state.isClosed(id)) return 'down'
    if (line.isOpen) return 'open'
    return line.isOpening ? 'opening' : 'down'
  }
  const chat = ({ id, direct }: PostTarget): Route => ({
    name: 'chat',
    state: chatState(id),
    buttons: true,
    // In a group a name is only shown; whoever is written to alone notices.
    pings: direct,
    carries: true,
    maxText: longest.chat,
  })
  const robot = (target: PostTarget): Route => ({
    name: 'webhook',
    state: robotState(target),
    buttons: false,
    pings: true,
    carries: true,
    maxText: longest.webhook,
  })
  const app = (): Route => ({
    name: 'app',
    state: appState(),
    buttons: settings.app?.callback !== undefined,
    pings: true,
    carries: true,
    maxText: longest.app,
  })
  /** Another group, beside this one. Nobody knows how long the app is out: until then the room itself is told. */
  const group = (): Route => ({
    name: 'group',
    state: appState() === 'open' ? 'open' : 'unset',
    buttons: false,
    pings: true,
    carries: false,
    maxText: longest.group,
  })
  return (target, answers) => {
    if (!target.direct) return [chat(target), robot(target), group()]
    // Who asked in the app looks there for the answer.
    return isOfApp(answers) ? [app(), chat(target)] : [chat(target), app()]
  }
}

const isOfApp = (answers: string | undefined): boolean => answers?.startsWith('app:') === true

/** The key of the group's own robot: the one that was told in the chat counts before the one in the settings. */
export function keyOf({ webhooks }: WecomSettings, { id, webhook }: PostTarget): string | undefined {
  return webhook ?? webhooks.get(id)
}
