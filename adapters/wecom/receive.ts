/** What WeCom pushed, in the core's words. Nothing here asks anybody anything. */
import type { ButtonEvent, FileSeen, MessageEvent, RoomSeen } from '../../src/core/event.js'
import { withoutOurName, withoutOwnName } from './addressed.js'
import { toFile } from './files.js'
import type { Content, EventBody, MessageBody } from './frames.js'

const platform = 'wecom'

export function toMessage(body: MessageBody, botName: string | undefined): MessageEvent {
  const room = roomOf(body)
  const said = wordsOf(body)
  const rest = room.direct ? withoutOwnName(said, botName) : withoutOurName(said, botName)
  const quote = body.quote && wordsOf(body.quote)
  const files = filesOf(body)
  const quoted = body.quote ? filesOf({ ...body.quote, msgid: body.msgid }) : []
  return {
    platform,
    id: body.msgid,
    room,
    sender: senderOf(body),
    kind: 'message',
    messageId: body.msgid,
    text: rest ?? said,
    mentions: [],
    // In a group nothing else reaches us.
    mentionsBot: !room.direct || rest !== undefined,
    ...(quote ? { quote } : {}),
    // WeCom tells neither whose message it was nor which.
    ...(quoted.length > 0 ? { quoted: { text: quote ?? '', files: quoted } } : {}),
    ...(files.length > 0 ? { files } : {}),
    // One message holds them all.
    ...(files.length > 1 ? { album: body.msgid } : {}),
  }
}

/** @returns undefined when it does not say which card was pressed, or where */
export function toPress(body: EventBody, gesture: string): ButtonEvent | undefined {
  const press = { ...body.event, ...body.event.template_card_event }
  const [picked] = press.selected_items?.selected_item?.flatMap(({ option_ids }) => option_ids?.option_id ?? []) ?? []
  const choice = picked ?? press.event_key
  if (press.task_id === undefined || choice === undefined) return undefined
  return {
    platform,
    id: body.msgid,
    room: roomOf(body),
    sender: senderOf(body),
    kind: 'button',
    messageId: press.task_id,
    choice,
    gesture,
  }
}

/** The id by which WeCom knows the place of a frame: the group, or the person who speaks to us alone. */
export function roomOf({ chatid, chattype, from }: MessageBody | EventBody): RoomSeen {
  const direct = chattype === 'single' || chatid === undefined
  return { id: direct ? from.userid : chatid, direct, title: '' }
}

/** WeCom tells no names. */
function senderOf({ from: { userid } }: MessageBody | EventBody) {
  return { id: userid, name: userid }
}

/** What a person reads in it; a voice message comes with its words. */
function wordsOf({ text, voice, markdown, stream, mixed, template_card: card }: Content): string {
  const parts = [text, voice, markdown, stream, ...(mixed?.msg_item.map((item) => item.text) ?? [])]
  const onCard = [card?.main_title?.title, card?.main_title?.desc, card?.sub_title_text]
  return [...parts.map((part) => part?.content), ...onCard].filter((line) => line).join('\n')
}

function filesOf({ msgid, image, file, video, mixed }: Content & Pick<MessageBody, 'msgid'>): FileSeen[] {
  const pictures = [image, ...(mixed?.msg_item.map((item) => item.image) ?? [])].flatMap((one) => one ?? [])
  return [
    ...pictures.map((media, index) => toFile(media, `${nameOf(msgid)}-${index + 1}.jpg`)),
    ...[file].flatMap((one) => (one ? toFile(one, nameOf(msgid)) : [])),
    ...[video].flatMap((one) => (one ? toFile(one, `${nameOf(msgid)}.mp4`) : [])),
  ]
}

/** WeCom names no pictures: the end of the message's id tells them apart. */
function nameOf(msgid: string): string {
  return msgid.replaceAll(/\W/g, '').slice(-12)
}
