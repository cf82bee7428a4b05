/** Every refusal that Telegram is known for, and what the bot does about it. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { menuOf } from '../support/core-side.js'
import { scene } from './telegram-scene.js'

type Scene = Awaited<ReturnType<typeof scene>>
type Attempt = (scene: Scene) => Promise<Receipt>

const text =
  (more: Partial<Post> = {}): Attempt =>
  ({ adapter, post }) =>
    adapter.send(post('排班', more))

/** What the bot tries. */
const attempts = {
  post: text(),
  personal: ({ adapter, post, li }) => adapter.send(post('排班', { room: { id: String(li.id), direct: true } })),
  edit: text({ edits: '5' }),
  inTopic: text({ thread: 't5' }),
  close: text({ blocks: [], thread: 't5', threadState: { title: 'TS260312-01', open: false } }),
  open: text({ opensThread: { title: '投诉' } }),
  notice: text({ answers: '4000', private: { account: '1', name: '李娜' } }),
  photo({ adapter, post }) {
    const folder = mkdtempSync(join(tmpdir(), 'lianluo-errors-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'a.jpg')
    writeFileSync(path, Buffer.from('ffd8ffe000', 'hex'))
    return adapter.send(post('排班', { files: [{ path, name: 'a.jpg', type: 'image/jpeg' }] }))
  },
} satisfies Record<string, Attempt>

const send = 'sendMessage'
const change = 'editMessageText'

/** What the attempt ends with: a kind of error and perhaps its reason, or `sent`; then which method was called last. */
const table: [
  attempt: keyof typeof attempts,
  method: string,
  code: number,
  description: string,
  ends: string,
  last?: string,
][] = [
  // The token is dead. Nothing arrived; the posts wait until the operator has put it right.
  ['post', send, 401, 'Unauthorized', 'unreachable'],
  ['post', send, 404, 'Not Found', 'unreachable'],
  // 409 meets getUpdates alone: receiving waits, as its own tests show.
  ['post', send, 429, 'Too Many Requests: retry after 1', 'limited'],
  // The room.
  ['post', send, 400, 'Bad Request: chat not found', 'refused room-gone'],
  ['post', send, 400, 'Bad Request: PEER_ID_INVALID', 'refused room-gone'],
  ['post', send, 400, 'Bad Request: have no rights to send a message', 'refused muted'],
  ['post', send, 400, 'Bad Request: not enough rights to send text messages to the chat', 'refused muted'],
  ['post', send, 400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'refused muted'],
  ['post', send, 403, 'Forbidden: bot was kicked from the supergroup chat', 'refused room-gone'],
  ['post', send, 403, 'Forbidden: bot is not a member of the channel chat', 'refused room-gone'],
  ['post', send, 403, 'Forbidden: the group chat was deleted', 'refused room-gone'],
  // The person.
  ['personal', send, 403, 'Forbidden: bot was blocked by the user', 'refused no-private-line'],
  ['personal', send, 403, "Forbidden: bot can't initiate conversation with a user", 'refused no-private-line'],
  ['personal', send, 403, 'Forbidden: user is deactivated', 'refused no-private-line'],
  ['personal', send, 400, 'Bad Request: chat not found', 'refused no-private-line'],
  // The thread: the core says it in the room. A closed topic is first tried to be opened, which fails here.
  ['inTopic', send, 400, 'Bad Request: message thread not found', 'refused thread-gone'],
  ['inTopic', send, 400, 'Bad Request: TOPIC_DELETED', 'refused thread-gone'],
  ['inTopic', send, 400, 'Bad Request: TOPIC_CLOSED', 'refused thread-gone', 'reopenForumTopic'],
  ['close', 'editForumTopic', 400, 'Bad Request: message thread not found', 'sent'],
  ['close', 'editForumTopic', 400, 'Bad Request: TOPIC_ID_INVALID', 'sent'],
  ['close', 'editForumTopic', 400, 'Bad Request: TOPIC_NOT_MODIFIED', 'sent', 'closeForumTopic'],
  ['close', 'editForumTopic', 400, 'Bad Request: not enough rights to manage topics', 'sent'],
  ['close', 'editForumTopic', 400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'sent'],
  ['close', 'editForumTopic', 400, 'Bad Request: the chat is not a forum', 'sent'],
  ['open', 'createForumTopic', 400, 'Bad Request: not enough rights to create a topic', 'sent', send],
  ['open', 'createForumTopic', 400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'sent', send],
  ['open', 'createForumTopic', 400, 'Bad Request: the chat is not a forum', 'sent', send],
  // The message: an edit of what is gone is said anew by the core, one that changes nothing is done.
  ['edit', change, 400, 'Bad Request: message to edit not found', 'refused message-gone'],
  ['edit', change, 400, "Bad Request: message can't be edited", 'refused message-gone'],
  ['edit', change, 400, 'Bad Request: MESSAGE_ID_INVALID', 'refused message-gone'],
  ['edit', change, 400, 'Bad Request: message is not modified: specified new message content …', 'sent'],
  // Our own bugs: checked before sending, and never repeated.
  ['post', send, 400, 'Bad Request: message is too long', 'refused'],
  ['post', send, 400, 'Bad Request: BUTTON_DATA_INVALID', 'refused'],
  ['post', send, 400, "Bad Request: can't parse entities: Unclosed start tag", 'sent', send],
  // Rights that one kind of message needs.
  ['post', send, 400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'refused'],
  ['post', send, 400, 'Bad Request: not enough rights to pin a message', 'refused'],
  // A press that is too old: the answer goes out as a message.
  ['notice', 'answerCallbackQuery', 400, 'Bad Request: query is too old and response timeout expired', 'sent', send],
  // Files: as a document, and at last without.
  ['photo', 'sendPhoto', 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS', 'sent', 'sendDocument'],
  ['photo', 'sendPhoto', 400, 'Bad Request: file is too big', 'sent', 'sendDocument'],
  ['photo', 'sendPhoto', 413, 'Request Entity Too Large', 'sent', 'sendDocument'],
  ['post', send, 413, 'Request Entity Too Large', 'refused'],
  // Perhaps it arrived.
  ['post', send, 500, 'Internal Server Error', 'unknown'],
  ['post', send, 502, 'Bad Gateway', 'unknown'],
  ['post', send, 504, 'Gateway Timeout', 'unknown'],
]

it.each(table)('%s: %s %i %s → %s', async (attempt, method, code, description, ends, last = method) => {
  const all = await scene({ forum: method === 'createForumTopic' })
  all.group.chat.bot = 'member'
  all.server.next(method, { code, description })
  const outcome = await attempts[attempt](all).then(
    () => 'sent',
    (error: unknown) =>
      error instanceof SendError ? [error.kind, error.details.because].filter(Boolean).join(' ') : error,
  )
  expect(outcome).toBe(ends)
  expect(all.server.calls.at(-1)?.method).toBe(last)
})

it('a group that became a supergroup: the post is repeated under the new id', async () => {
  const { server, post, failure } = await scene()
  const parameters = { migrate_to_chat_id: -1009 }
  const description = 'Bad Request: group chat was upgraded to a supergroup chat'
  server.next(send, { code: 400, description, parameters })
  expect(await failure(post('排班'))).toMatchObject({ kind: 'refused', details: { movedTo: '-1009' } })
})

it('a message to be answered that is gone is no error: every answer may go without it', async () => {
  const { server, adapter, post } = await scene()
  await adapter.send(post('排班', { replyTo: '77' }))
  expect(server.calls.at(-1)?.payload).toMatchObject({ reply_parameters: { allow_sending_without_reply: true } })
})

it('a menu that Telegram refuses is a SendError, and nothing else stops', async () => {
  const { adapter } = await scene()
  const refused = { name: 'SendError', kind: 'refused', message: expect.stringContaining('BOT_COMMAND_INVALID') }
  await expect(adapter.publishCommands([menuOf('zh-CN', { 投诉: '提交投诉' })])).rejects.toMatchObject(refused)
})

it('the bot never deletes a message and sets no reaction: it cannot meet their refusals', () => {
  const folder = new URL('../../adapters/telegram/', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  for (const name of sources)
    expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(/\.(deleteMessages?|setMessageReaction)\(/)
})
