/** Reads back whether a message that we tried to send before has arrived: nobody may read it twice. */
import { type APIMessage, Routes } from 'discord.js'
import type { Post } from '../../src/core/post.js'
import type { Line } from './line.js'
import type { Look } from './render.js'
import { snowflakeAt } from './snowflake.js'

/** Our clock and Discord's differ. */
const marginMs = 60_000
const pageSize = 100
const mostPages = 5

/** @param others knows messages of which another post has the receipt */
export async function findEarlier(
  line: Line,
  channel: string,
  look: Look,
  { triedSince, replyTo }: Pick<Post, 'triedSince' | 'replyTo'>,
  others: (messageId: string) => boolean,
): Promise<APIMessage | undefined> {
  if (!triedSince) return undefined
  const me = line.client.user?.id ?? line.applicationId()
  let after = snowflakeAt(new Date(triedSince.getTime() - marginMs))
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ after, limit: String(pageSize) })
    const newestFirst = (await line.client.rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
    const found = newestFirst.findLast(
      (message) =>
        message.author.id === me && !others(message.id) && looksLike(message, look) && answers(message, replyTo),
    )
    if (found || newestFirst.length < pageSize) return found
    after = newestFirst[0]?.id ?? after
  }
  return undefined
}

/** What people see, not what Discord adds: numbers of components, sizes of pictures. */
export function looksLike(message: Pick<APIMessage, 'content' | 'embeds' | 'components'>, look: Look): boolean {
  return (
    message.content.trim() === look.content.trim() &&
    textIn(message.embeds) === textIn(look.embeds) &&
    idsIn(message.components ?? []) === idsIn(look.components)
  )
}

/** A reply is sent without its target when that is gone. */
function answers({ message_reference: answered }: APIMessage, replyTo: string | undefined): boolean {
  return answered === undefined || answered.message_id === replyTo
}

function textIn(embeds: Pick<APIMessage['embeds'][number], 'description'>[]): string {
  return embeds.map(({ description }) => description?.trim() ?? '').join('\n')
}

/** Every choice has an id of its own, in its button or in an entry of a select menu. */
function idsIn(components: object): string {
  const ids: string[] = []
  JSON.stringify(components, (key, value: unknown) => {
    if ((key === 'custom_id' || key === 'value') && typeof value === 'string') ids.push(value)
    return value
  })
  return ids.join(' ')
}
