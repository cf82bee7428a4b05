/** Messages as people read them. */
import { type Mark, type Names, readMarkdown } from './markdown.js'
import type { Component } from './parts.js'
import { nameOf } from './store.js'
import type { Message, World } from './world.js'

export interface Shown {
  id: string
  /** The id of the channel, thread or direct line. */
  channel: string
  from: string
  byBot: boolean
  /** The content, and below it what stands in embeds, a field as `name: value`. */
  text: string
  /** Every part that is shown otherwise than as plain text. */
  marks: Mark[]
  bold: string[]
  /** Their labels. */
  buttons: string[]
  /** Labels of all options. */
  selects: { placeholder: string; options: string[] }[]
  /** The names of those whose phone rings. */
  pings: string[]
  edited: boolean
  attachments: { name: string; url: string; size: number }[]
  /** Emoji that anybody set, each once. */
  reactions: string[]
  replyTo?: string
  /** The id of the thread that was opened from it. */
  thread?: string
  /** Only this person sees it. */
  onlyFor?: string
}

export function show(world: World, message: Message): Shown {
  const names: Names = {
    person: (id) => personName(world, id),
    role: (id) => world.roles.get(id)?.name,
    channel: (id) => world.channels.get(id)?.name,
  }
  const read = (text: string | undefined) => (text ? [readMarkdown(text, names)] : [])
  const parts = [
    ...read(message.content),
    ...message.embeds.flatMap(({ author, title, description, fields = [], footer }) => [
      ...(author ? [{ text: author.name, marks: [] }] : []),
      ...read(title),
      ...read(description),
      ...fields.map(({ name, value }) => {
        const [label, content] = [readMarkdown(name, names), readMarkdown(value, names)]
        return { text: `${label.text}: ${content.text}`, marks: [...label.marks, ...content.marks] }
      }),
      ...(footer ? [{ text: footer.text, marks: [] }] : []),
    ]),
  ]
  const marks = parts.flatMap((part) => part.marks)
  const only = message.onlyFor === undefined ? undefined : personName(world, message.onlyFor)
  return {
    id: message.id,
    channel: message.channel.id,
    from: personName(world, message.author.id) ?? message.author.username,
    byBot: message.author.id === world.bot.user.id,
    text: parts.map(({ text }) => text).join('\n'),
    marks,
    bold: marks.filter(({ kind }) => kind === 'bold').map(({ text }) => text),
    buttons: components(message)
      .filter(({ type }) => type === 2)
      .map(labelOf),
    selects: components(message)
      .filter(({ type }) => type !== 2)
      .map(({ placeholder = '', options = [] }) => ({ placeholder, options: options.map(({ label }) => label) })),
    pings: message.pings.flatMap((id) => personName(world, id) ?? []),
    edited: message.edited !== undefined,
    attachments: message.attachments.map(({ filename, url, size }) => ({ name: filename, url, size })),
    reactions: [...message.reactions.keys()],
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(message.thread ? { thread: message.thread.id } : {}),
    ...(only === undefined ? {} : { onlyFor: only }),
  }
}

export function components(message: Message): Component[] {
  return message.components.flatMap((row) => row.components ?? [])
}

export function labelOf({ label, emoji }: Component): string {
  return label ?? emoji?.name ?? ''
}

function personName(world: World, id: string): string | undefined {
  const member = world.members.get(id)
  return member && nameOf(member)
}
