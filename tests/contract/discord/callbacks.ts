/** The first answer to an interaction. */
import { type Asked, type GivenChoice, type GivenModal, isLate } from './asked.js'
import type { Posted } from './body.js'
import { checkModal } from './check-components.js'
import { compose } from './compose.js'
import { tellMessage } from './events.js'
import { FormErrors, invalid, Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { messageShape } from './shape.js'
import { addMessage } from './store.js'
import type { Json, Message, World } from './world.js'

const command = 2
const component = 3
const autocomplete = 4
const modal = 5

/** Which kinds of interaction may be answered in which way. */
const fitting: Record<number, (asked: Asked) => boolean> = {
  4: ({ type }) => type !== autocomplete,
  5: ({ type }) => type !== autocomplete,
  6: ({ type, source }) => type === component || (type === modal && source !== undefined),
  7: ({ type, source }) => type === component || (type === modal && source !== undefined),
  8: ({ type }) => type === autocomplete,
  9: ({ type }) => type === command || type === component,
}

export const callbackRoutes: Routes = {
  'POST /interactions/:interaction/:token/callback'({ world, params, query, given, files }) {
    const asked = world.interactions.get(params.interaction ?? '')
    if (!asked || asked.token !== params.token) throw new Refusal(10062)
    if (asked.answered !== undefined) throw new Refusal(40060)
    if (isLate(world, asked)) throw new Refusal(10062)
    const type = Number(given.type)
    if (!fitting[type]?.(asked))
      throw invalid(['type'], 'INTERACTION_CALLBACK_TYPE_INVALID', 'Not for this interaction.')
    const data = (given.data ?? {}) as Json
    answer(world, asked, type, { given: data, files })
    asked.answered = type
    if (query.get('with_response') !== 'true') return undefined
    return withResponse(world, asked, type)
  },
}

function answer(world: World, asked: Asked, type: number, posted: Posted): void {
  const { given } = posted
  if (type === 4) asked.original = say(world, asked, posted)
  else if (type === 5) asked.original = addLoading(world, asked, given)
  else if (type === 6) asked.original = asked.source
  else if (type === 7 && asked.source) {
    asked.original = asked.source
    change(world, asked.source, posted)
  } else if (type === 8) asked.choices = readChoices(given)
  else if (type === 9) {
    const errors = new FormErrors()
    checkModal(errors, given)
    errors.end()
    asked.modal = given as unknown as GivenModal
  }
}

/** A new message as an answer; an ephemeral one pings nobody. */
export function say(world: World, asked: Asked, posted: Posted): Message {
  const hidden = (Number(posted.given.flags ?? 0) & 64) !== 0
  const composed = compose(world, posted, { channel: asked.channel })
  const answer = addMessage(world, asked.channel, world.bot.user, {
    ...composed,
    type: asked.type === command ? 20 : 0,
    byInteraction: { id: asked.id, type: asked.type, user: asked.person.user },
    ...(hidden ? { onlyFor: asked.person.user.id, pings: [] } : {}),
  })
  tellMessage(world, 'MESSAGE_CREATE', answer)
  return answer
}

export function change(world: World, message: Message, posted: Posted): void {
  if (message.deleted) throw new Refusal(10008)
  if (message.channel.archived) throw new Refusal(50083)
  const { channel, loading } = message
  const composed = compose(world, posted, { channel, was: message })
  Object.assign(message, composed, { loading: false }, loading ? {} : { edited: world.now() })
  tellMessage(world, 'MESSAGE_UPDATE', message)
}

function addLoading(world: World, asked: Asked, given: Json): Message {
  const hidden = (Number(given.flags ?? 0) & 64) !== 0
  const message = addMessage(world, asked.channel, world.bot.user, {
    type: asked.type === command ? 20 : 0,
    loading: true,
    byInteraction: { id: asked.id, type: asked.type, user: asked.person.user },
    ...(hidden ? { onlyFor: asked.person.user.id } : {}),
  })
  tellMessage(world, 'MESSAGE_CREATE', message)
  return message
}

function readChoices(given: Json): GivenChoice[] {
  const errors = new FormErrors()
  const choices = errors.list<GivenChoice>(['data', 'choices'], given.choices ?? [], 0, 25)
  for (const [index, { name, value }] of choices.entries()) {
    errors.text(['data', 'choices', index, 'name'], name, 1, 100)
    if (typeof value === 'string') errors.text(['data', 'choices', index, 'value'], value, 1, 100)
  }
  errors.end()
  return choices
}

function withResponse(world: World, asked: Asked, type: number): Json {
  const { original } = asked
  const interaction = {
    id: asked.id,
    type: asked.type,
    response_message_loading: type === 5,
    response_message_ephemeral: original?.onlyFor !== undefined,
    ...(original ? { response_message_id: original.id } : {}),
  }
  const message = original && type !== 6 ? { message: messageShape(world, original) } : {}
  return { interaction, resource: { type, ...message } }
}
