/** Discord in users' words: what people do in it. */
import { ask } from './ask.js'
import type { GivenChoice } from './asked.js'
import { tellChannel, tellMember, tellMessage } from './events.js'
import { type Entered, formData, pick } from './forms.js'
import { Interaction } from './interaction.js'
import { readMentions } from './mentions.js'
import { wake } from './messages.js'
import type { Component } from './parts.js'
import { may } from './permissions.js'
import { react } from './reactions.js'
import { components, labelOf, type Shown, show } from './show.js'
import { addFile, addMessage, directLine, findMessage, nameOf } from './store.js'
import { openThread } from './threads.js'
import { commandData, type Filled, fillIn, findCommand, type GivenFile } from './typing.js'
import { until } from './until.js'
import type { Channel, Json, Member, Message, World } from './world.js'

export interface Saying {
  /** Answers that message, which rings at its author. */
  replyTo?: Shown | string
  /** `@name` of these people in the text is a native mention. The bot's name always is. */
  mentions?: Person[]
  files?: GivenFile[]
}

export class Person {
  constructor(
    readonly member: Member,
    private readonly world: World,
  ) {}

  get id(): string {
    return this.member.user.id
  }

  /** As others see it. */
  get name(): string {
    return nameOf(this.member)
  }

  /** Writes in a channel or a thread. */
  async says(where: Channel, text: string, saying: Saying = {}): Promise<Shown> {
    if (where.deleted) throw new Error(`${where.name} is gone`)
    const right = where.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages'
    if (!may(this.world, this.member, where, right)) throw new Error(`${this.name} cannot write in ${where.name}`)
    const locked = where.locked && !may(this.world, this.member, where, 'ManageThreads')
    if (locked) throw new Error(`${where.name} is locked`)
    const { replyTo, files = [] } = saying
    const content = this.#native(text, saying.mentions ?? [])
    const answered = findMessage(where, typeof replyTo === 'object' ? replyTo.id : (replyTo ?? ''))
    wake(this.world, where)
    if (where.kind === 'thread') where.members.add(this.id)
    const message = addMessage(this.world, where, this.member.user, {
      content,
      attachments: files.map(({ name, type = 'application/octet-stream', content: bytes }) =>
        addFile(this.world, where, { name, type, bytes: Buffer.from(bytes) }),
      ),
      ...readMentions(this.world, { channel: where, author: this.member, content }, undefined, answered),
      ...(replyTo === undefined ? {} : { type: 19, replyTo: typeof replyTo === 'object' ? replyTo.id : replyTo }),
    })
    tellMessage(this.world, 'MESSAGE_CREATE', message)
    return show(this.world, message)
  }

  /** Writes to the bot alone. */
  async writes(text: string, saying: Saying = {}): Promise<Shown> {
    return this.says(directLine(this.world, this.member), text, saying)
  }

  /** Changes a message of their own. */
  async edits(shown: Shown, text: string): Promise<void> {
    const message = this.#message(shown)
    Object.assign(message, { content: text, edited: this.world.now() })
    tellMessage(this.world, 'MESSAGE_UPDATE', message)
  }

  /**
   * Presses the button of that label.
   * @param how `customId`: what a tampered-with app sends in place of the button's own
   */
  async presses(shown: Shown, label: string, how: { customId?: string } = {}): Promise<Interaction> {
    const message = this.#message(shown)
    const button = components(message).find((one) => one.type === 2 && labelOf(one) === label)
    if (!button && how.customId === undefined) throw new Error(`there is no button "${label}" under "${shown.text}"`)
    if (button?.disabled || button?.url) throw new Error(`pressing "${label}" tells nobody`)
    return this.#uses(message, { type: 2, ...button, ...(how.customId ? { custom_id: how.customId } : {}) }, {})
  }

  /** Picks by label, or people by name, from the menu that has it, or from the one with that placeholder. */
  async selects(shown: Shown, wanted: string | string[], placeholder?: string): Promise<Interaction> {
    const labels = [wanted].flat()
    const message = this.#message(shown)
    const menu = components(message).find((one) => {
      if (one.type === 2 || (placeholder !== undefined && one.placeholder !== placeholder)) return false
      return one.type !== 3 || labels.every((label) => one.options?.some((option) => option.label === label))
    })
    if (!menu) throw new Error(`there is no menu with "${labels.join(', ')}" under "${shown.text}"`)
    return this.#uses(message, menu, pick(this.world, message.channel, menu, labels))
  }

  /** Fills in a slash command and sends it off. Throws when it is not registered or not filled in well. */
  async types(command: string, filled: Filled, where?: Channel): Promise<Interaction> {
    const channel = where ?? directLine(this.world, this.member)
    const chosen = findCommand(this.world, this.member, channel, command)
    const { options, resolved } = fillIn(this.world, { person: this.member, channel }, chosen, filled)
    const guild = channel.kind === 'direct' ? undefined : this.world.guild.id
    const data = commandData(chosen, options, resolved, guild)
    const { name } = chosen.command
    return new Interaction(ask(this.world, { type: 2, person: this.member, channel, data, name }), this.world)
  }

  /** The suggestions while an option is being typed. */
  async completes(
    command: string,
    option: string,
    partial: string,
    others: Filled,
    where: Channel,
  ): Promise<GivenChoice[]> {
    const chosen = findCommand(this.world, this.member, where, command)
    const place = { person: this.member, channel: where }
    const { options, resolved } = fillIn(this.world, place, chosen, { ...others, [option]: partial }, option)
    const data = commandData(chosen, options, resolved, this.world.guild.id)
    const asked = ask(this.world, { type: 4, person: this.member, channel: where, data, name: chosen.command.name })
    await until(this.world, () => asked.choices !== undefined, 3000)
    return asked.choices ?? []
  }

  /** Sends off the form that an interaction opened; fields that are not named keep what stands in them. */
  async submits(interaction: Interaction, entered: Entered): Promise<Interaction> {
    const { modal, channel, source } = interaction.asked
    if (!modal) throw new Error('no form is open')
    const data = formData(this.world, channel, modal, entered)
    const asked = ask(this.world, { type: 5, person: this.member, channel, data, ...(source ? { source } : {}) })
    return new Interaction(asked, this.world)
  }

  async reacts(shown: Shown, emoji: string): Promise<void> {
    react(this.world, this.#message(shown), emoji, this.member, true)
    this.world.touch()
  }

  async unreacts(shown: Shown, emoji: string): Promise<void> {
    react(this.world, this.#message(shown), emoji, this.member, false)
    this.world.touch()
  }

  /** Opens a thread from a message. */
  async opens(shown: Shown, name: string): Promise<Channel> {
    return openThread(this.world, this.#message(shown), name, this.member.user)
  }

  /** Archives, locks or brings back a thread, as somebody who may. */
  async changes(thread: Channel, to: { archived?: boolean; locked?: boolean; name?: string }): Promise<void> {
    Object.assign(thread, to)
    tellChannel(this.world, 'UPDATE', thread)
  }

  /** Takes no direct messages from the bot any more. */
  async closesDirect(): Promise<void> {
    this.member.closed = true
  }

  async leaves(): Promise<void> {
    this.member.gone = true
    tellMember(this.world, 'REMOVE', this.member)
  }

  #uses(source: Message, { custom_id, type, id }: Component, picked: Json): Interaction {
    const { channel } = source
    if (channel.archived) throw new Error('nobody can press anything in an archived thread')
    const data = { custom_id, component_type: type, id, ...picked }
    return new Interaction(ask(this.world, { type: 3, person: this.member, channel, data, source }), this.world)
  }

  #message(shown: Shown): Message {
    const channel = this.world.channels.get(shown.channel)
    const message = channel && findMessage(channel, shown.id)
    if (!message) throw new Error(`the message "${shown.text}" is gone`)
    if (message.onlyFor !== undefined && message.onlyFor !== this.id) throw new Error(`${this.name} does not see it`)
    return message
  }

  #native(text: string, people: Person[]): string {
    const known = [
      ...people.map(({ name, id }) => ({ name, id })),
      { name: nameOf(this.world.bot), id: this.world.bot.user.id },
    ]
    return known.reduce((said, { name, id }) => said.replaceAll(`@${name}`, `<@${id}>`), text)
  }
}
