/** A Post to one attempt on the way that it names, and to its Receipt or SendError. */
import { SendError } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { codeOfGesture } from './gesture-of-app.js'
import type { OwnApp } from './own-app.js'
import { keyOf } from './routes.js'
import type { WecomSettings } from './settings.js'
import type { Webhook } from './webhook.js'

export interface SendParts {
  settings: WecomSettings
  chat(post: Post): Promise<Receipt>
  webhook: Webhook
  app: OwnApp | undefined
}

export function createSend({ settings, chat, webhook, app }: SendParts): (post: Post) => Promise<Receipt> {
  return async (post) => {
    switch (wayOf(post)) {
      case 'chat':
        return chat(post)
      case 'webhook': {
        const key = keyOf(settings, post.room)
        if (key === undefined) throw unset('the group has no robot of its own')
        return webhook.sendByWebhook(key, post)
      }
      case 'app':
        if (!app) throw unset('there is no custom app')
        return app.sendByApp(post.room.id, post)
      case 'group':
        if (!app) throw unset('there is no custom app')
        return app.sendToGroup(post)
      default:
        throw new SendError('refused', 'there is no such way', { because: 'route-gone' })
    }
  }
}

/** A card that was pressed in the app can be changed by nobody else. */
function wayOf({ route = 'chat', edits, answers }: Post): string {
  return edits !== undefined && codeOfGesture(answers) !== undefined ? 'app' : route
}

function unset(what: string): SendError {
  return new SendError('refused', what, { because: 'route-gone' })
}
