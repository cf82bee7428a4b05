/** What a bot does with an interaction's token after the first answer: edit it, follow up, take back. */
import { type Asked, askedByToken } from './asked.js'
import { change, say } from './callbacks.js'
import { tellDeleted } from './events.js'
import { Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { messageShape } from './shape.js'
import type { Message } from './world.js'

const one = '/webhooks/:app/:token/messages/:message'

function messageOf(asked: Asked, id: string | undefined): Message {
  const mine = [asked.original, ...asked.followUps]
  const message = id === '@original' ? asked.original : mine.find((made) => made?.id === id)
  if (!message || message.deleted) throw new Refusal(10008)
  return message
}

export const webhookRoutes: Routes = {
  /** Right after a defer it fills the waiting message, which is an old quirk. */
  'POST /webhooks/:app/:token'({ world, params, given, files }) {
    const asked = askedByToken(world, params)
    if (asked.original?.loading) {
      change(world, asked.original, { given, files })
      return messageShape(world, asked.original)
    }
    const message = say(world, asked, { given, files })
    asked.followUps.push(message)
    return messageShape(world, message)
  },

  [`GET ${one}`]: ({ world, params }) => messageShape(world, messageOf(askedByToken(world, params), params.message)),

  [`PATCH ${one}`]({ world, params, given, files }) {
    const message = messageOf(askedByToken(world, params), params.message)
    change(world, message, { given, files })
    return messageShape(world, message)
  },

  [`DELETE ${one}`]({ world, params }) {
    const message = messageOf(askedByToken(world, params), params.message)
    message.deleted = true
    if (message.onlyFor === undefined) tellDeleted(world, message)
  },
}
