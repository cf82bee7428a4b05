/** What a pretend person does (say, press, react): checked, then written down by the platform together with its event. */
import { z } from 'zod'
import type { FileSeen, RoomSeen } from '../../src/core/event.js'
import { readMentions } from './mentions.js'
import type { Platform } from './platform.js'
import type { Message, Room } from './records.js'
import { Refusal } from './refusal.js'
import type { Person } from './settings.js'

export const longestText = 4000
const mostFiles = 10

const id = z.string().min(1).max(200)
const emoji = z
  .string()
  .max(16)
  .regex(/^\p{Extended_Pictographic}/u)

/** A file that was uploaded before, and what its sender calls it. */
const attached = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(200),
  type: z.string().max(100).optional(),
})

export const sayBody = z
  .strictObject({
    as: id,
    room: id,
    thread: id.optional(),
    replyTo: id.optional(),
    text: z.string().trim().max(longestText).default(''),
    files: z.array(attached).max(mostFiles).default([]),
  })
  .refine(({ text, files }) => text !== '' || files.length > 0)
export const pressBody = z.strictObject({ as: id, room: id, message: id, choice: id })
export const reactBody = z.strictObject({ as: id, room: id, message: id, emoji })

/** Returns the ids of the event and of the message. */
export function say(platform: Platform, botName: string, body: z.infer<typeof sayBody>) {
  const { person, room } = present(platform, body)
  const { thread, replyTo } = body
  if (thread !== undefined && platform.threads.get(thread)?.room !== room.id) throw new Refusal(404, 'thread_gone')
  const answered = replyTo === undefined ? undefined : visible(platform, person, room, replyTo)
  const files = body.files.map((file) => ({ ...file, bytes: sizeOf(platform, file) }))
  const mark = platform.mark
  const addressed = readMentions(body.text, platform.people.values(), botName)
  const event = {
    ...seen(mark, person, room),
    kind: 'message',
    messageId: `m${mark}`,
    thread,
    replyTo,
    ...(answered?.by && { quoted: { text: answered.text ?? '', sender: answered.by, files: answered.files } }),
    ...addressed,
    ...(files.length > 0 && { files }),
    ...(files.length > 1 && { album: `m${mark}` }),
  } as const
  platform.write({ kind: 'said', text: body.text, event })
  return { event: event.id, message: event.messageId }
}

/** Returns the ids of the event and of the gesture. */
export function press(platform: Platform, body: z.infer<typeof pressBody>) {
  const { person, room } = present(platform, body)
  const { id: messageId, thread, blocks } = visible(platform, person, room, body.message)
  const choices = (blocks ?? []).flatMap((block) => (block.kind === 'choices' ? block.choices : []))
  if (!choices.some((choice) => choice.id === body.choice)) throw new Refusal(409, 'choice_gone')
  const mark = platform.mark
  const pressed = { kind: 'button', messageId, thread, choice: body.choice, gesture: `g${mark}` } as const
  platform.write({ kind: 'pressed', event: { ...seen(mark, person, room), ...pressed } })
  return { event: `e${mark}`, gesture: pressed.gesture }
}

/** Sets the reaction, or takes it back when it was there; only setting it is an event. Returns the event's id. */
export function react(platform: Platform, body: z.infer<typeof reactBody>) {
  const { person, room } = present(platform, body)
  const { id: messageId, thread, reactions } = visible(platform, person, room, body.message)
  const plain = body.emoji.replaceAll('\uFE0F', '')
  const deed = { kind: 'reacted', message: messageId, account: person.id, emoji: plain } as const
  if (reactions[plain]?.includes(person.id)) {
    platform.write(deed)
    return {}
  }
  const mark = platform.mark
  const event = { ...seen(mark, person, room), kind: 'reaction', messageId, thread, added: [plain] } as const
  platform.write({ ...deed, event: { ...event, added: [plain] } })
  return { event: event.id }
}

function seen(mark: string, { id, name }: Person, { id: roomId, title, direct }: Room) {
  const room: RoomSeen = { id: roomId, direct, title }
  return { platform: 'playground', id: `e${mark}`, room, sender: { id, name } } as const
}

function present(platform: Platform, body: { as: string; room: string }): { person: Person; room: Room } {
  const person = platform.people.get(body.as)
  const room = platform.rooms.get(body.room)
  if (!person) throw new Refusal(404, 'nobody')
  if (!room?.members.includes(person.id)) throw new Refusal(404, 'room_gone')
  return { person, room }
}

function sizeOf(platform: Platform, { id }: FileSeen): number {
  const bytes = platform.files.sizeOf(id)
  if (bytes === undefined) throw new Refusal(404, 'file_gone')
  return bytes
}

function visible(platform: Platform, person: Person, room: Room, id: string): Message {
  const message = platform.messages.get(id)
  if (message?.room !== room.id || !platform.sees(person.id, message)) throw new Refusal(404, 'message_gone')
  return message
}
