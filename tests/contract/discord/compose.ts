/** Reads a message as a bot posts or edits it, as strictly as Discord does. */
import type { Posted } from './body.js'
import { checkRows } from './check-components.js'
import { type Allowed, checkAllowed, readMentions } from './mentions.js'
import type { Attachment, Embed, Row } from './parts.js'
import { FormErrors, Refusal } from './refusal.js'
import { addFile } from './store.js'
import type { Channel, Json, Message, World } from './world.js'

interface Where {
  channel: Channel
  /** The message that is edited. */
  was?: Message
  /** The message that is answered. */
  answered?: Message
}

const largestFile = 10 * 1024 * 1024

export function compose(world: World, { given, files }: Posted, { channel, was, answered }: Where): Partial<Message> {
  const errors = new FormErrors()
  checkText(errors, given)
  checkRows(errors, given.components)
  checkAllowed(errors, given.allowed_mentions)
  errors.end()
  if ([...files.values()].some(({ bytes }) => bytes.length > largestFile)) throw new Refusal(40005)
  const { allowed_mentions: allowed } = given
  const said = typeof given.content === 'string' ? given.content.trim() : undefined
  if ((allowed === undefined || allowed === null) && (said || (given.embeds as Embed[] | undefined)?.length)) {
    world.complaints.push(`"${said?.slice(0, 40) ?? ''}": allowed_mentions is absent`)
  }
  const content = said ?? (given.content === null ? '' : (was?.content ?? ''))
  const read = {
    content,
    embeds: (given.embeds as Embed[] | null | undefined) ?? (given.embeds === null ? [] : (was?.embeds ?? [])),
    components: numbered(
      (given.components as Row[] | null | undefined) ?? (given.components === null ? [] : (was?.components ?? [])),
    ),
    attachments: readAttachments(world, channel, { given, files }, was?.attachments ?? []),
  }
  if (content === '' && read.embeds.length + read.attachments.length === 0) throw new Refusal(50006)
  const mentioned = readMentions(
    world,
    { channel, author: world.bot, content },
    allowed as Allowed | undefined,
    answered,
  )
  return { ...read, ...mentioned, ...(was ? { pings: was.pings } : {}) }
}

function checkText(errors: FormErrors, given: Json): void {
  errors.text(['content'], given.content, 0, 2000)
  if (typeof given.nonce === 'string') errors.text(['nonce'], given.nonce, 0, 25)
  let total = 0
  for (const [index, embed] of errors.list<Embed>(['embeds'], given.embeds, 0, 10).entries()) {
    const path = ['embeds', index]
    const { title, description, footer, author } = embed
    errors.text([...path, 'title'], title, 0, 256)
    errors.text([...path, 'description'], description, 0, 4096)
    errors.text([...path, 'footer', 'text'], footer?.text, footer ? 1 : 0, 2048)
    errors.text([...path, 'author', 'name'], author?.name, author ? 1 : 0, 256)
    const fields = errors.list<{ name: string; value: string }>([...path, 'fields'], embed.fields, 0, 25)
    for (const [place, { name, value }] of fields.entries()) {
      errors.text([...path, 'fields', place, 'name'], name, 1, 256)
      errors.text([...path, 'fields', place, 'value'], value, 1, 1024)
    }
    const texts = [
      title,
      description,
      footer?.text,
      author?.name,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
  }
  if (total > 6000) errors.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  const known = 4 | 64 | 4096
  if ((Number(given.flags ?? 0) & ~known) !== 0) {
    errors.add(['flags'], 'MESSAGE_FLAGS_INVALID', 'Only suppressing embeds, ephemeral and silent are known here.')
  }
}

/** Every component gets a number within its message. */
function numbered(rows: Row[]): Row[] {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  return rows.map((row) => ({
    ...row,
    id: row.id ?? next(),
    components: row.components?.map((one) => ({ ...one, id: one.id ?? next() })),
  }))
}

/** Named ones of before stay, or all of them when none are named; new files come behind. */
function readAttachments(world: World, channel: Channel, { given, files }: Posted, before: Attachment[]): Attachment[] {
  const listed = given.attachments as { id: string | number; filename?: string }[] | null | undefined
  const kept = listed ? before.filter(({ id }) => listed.some((one) => String(one.id) === id)) : before
  return [...kept, ...[...files.values()].map((file) => addFile(world, channel, file))]
}
