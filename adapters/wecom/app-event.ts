/** What people do with the custom app, in the core's words: they write to it, and press its cards. */
import type { ButtonEvent, ChatEvent, MessageEvent } from '../../src/core/event.js'
import { type Fields, fieldsOf, textOf } from './callback-xml.js'
import { gestureOf } from './gesture-of-app.js'

/** @returns undefined for what is of no use to us, such as somebody opening the app. */
export function toEvent(fields: Fields): ChatEvent | undefined {
  const who = textOf(fields, 'FromUserName')
  if (who === '') return undefined
  const seen = {
    platform: 'wecom',
    room: { id: who, direct: true, title: '' },
    sender: { id: who, name: who },
  } as const
  const kind = textOf(fields, 'MsgType')
  if (kind === 'text') return toMessage(fields, seen)
  return kind === 'event' && textOf(fields, 'Event') === 'template_card_event' ? toPress(fields, seen) : undefined
}

function toMessage(fields: Fields, seen: Pick<MessageEvent, 'platform' | 'room' | 'sender'>): MessageEvent | undefined {
  const id = textOf(fields, 'MsgId')
  if (id === '') return undefined
  const messageId = `app:${id}`
  const text = textOf(fields, 'Content')
  return { ...seen, kind: 'message', id: messageId, messageId, text, mentions: [], mentionsBot: false }
}

/** An event has no id of its own: who, when and what make one. */
function toPress(fields: Fields, seen: Pick<ButtonEvent, 'platform' | 'room' | 'sender'>): ButtonEvent | undefined {
  const key = textOf(fields, 'EventKey')
  const messageId = textOf(fields, 'TaskId')
  const choice = pickedIn(fields) || key
  if (choice === '' || messageId === '') return undefined
  const id = `app:${seen.sender.id}:${textOf(fields, 'CreateTime')}:${key}:${messageId}`
  return { ...seen, kind: 'button', id, messageId, choice, gesture: gestureOf(textOf(fields, 'ResponseCode')) }
}

/** On a card with a list, the key is that of the button below it. */
function pickedIn(fields: Fields): string {
  const [item] = [fieldsOf(fields.SelectedItems)?.SelectedItem].flat()
  const [picked] = [fieldsOf(fieldsOf(item)?.OptionIds)?.OptionId].flat()
  return typeof picked === 'string' ? picked : ''
}
