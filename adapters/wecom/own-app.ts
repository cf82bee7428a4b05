/** The custom app with all that it can do for us: its token, private lines, and groups of its own. */
import type { Api } from './api.js'
import { createSendByApp, type SendByApp } from './app.js'
import { createSendToGroup, type SendToGroup } from './app-chat.js'
import { type AppLine, createAppLine } from './app-line.js'
import type { Tell } from './files-after.js'
import type { WecomApp } from './settings.js'
import { createToken, type Token } from './token.js'

export interface OwnApp {
  token: Token
  line: AppLine
  sendByApp: SendByApp
  sendToGroup: SendToGroup
}

export function createOwnApp(
  { corpId, agentId, secret }: WecomApp,
  { api, now, tell }: { api: Api; now: () => Date; tell: Tell },
): OwnApp {
  const onRefused = (code: number) => tell('wecomApp', { code: String(code) })
  const token = createToken({ api, corpId, secret, now, onRefused })
  const line = createAppLine(api, token, onRefused)
  return {
    token,
    line,
    sendByApp: createSendByApp({ line, agentId, tell }),
    sendToGroup: createSendToGroup({ line, tell }),
  }
}
