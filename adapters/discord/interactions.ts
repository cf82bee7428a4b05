/** Slash commands, buttons, menus and forms: the first answer goes out at once, and the event to the core beside it. */
import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import type { FieldSeen } from '../../src/core/event.js'
import { readCustomId, readFormId } from './custom-id.js'
import { isTooLate } from './errors.js'
import { answerFirst } from './first-answer.js'
import { makeForm, readForm } from './forms.js'
import type { Intake } from './intake.js'
import { readOptions } from './options.js'
import type { Session } from './session.js'
import { suggest } from './suggest.js'
import { whereAndWho } from './where.js'

const later: APIInteractionResponse = {
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
}
const noted: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate }

/** Returns at once; what cannot be answered in time is told to the core all the same. */
export function createInteractions(session: Session, intake: Intake): (interaction: APIInteraction) => void {
  const { line, menus } = session

  return (interaction) => {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) suggest(session, interaction)
    else if (interaction.type === InteractionType.MessageComponent) press(interaction)
    else if (interaction.type === InteractionType.ModalSubmit) submit(interaction)
    else if (interaction.type === InteractionType.ApplicationCommand && isSlash(interaction)) command(interaction)
  }

  /** Nothing filled in at all: the command's form asks for it, where it has one. */
  function command(asked: APIChatInputApplicationCommandInteraction): void {
    const { name, options = [] } = asked.data
    const entry = menus.find(name, asked.locale)
    const form = options.length === 0 && entry ? makeForm(entry, entry.form, { command: name }) : undefined
    if (form) open(asked, form, () => tellCommand(asked, name, []))
    else {
      void answerFirst(line, asked, later)
      tellCommand(asked, name, readOptions(asked.data))
    }
  }

  function press(pressed: APIMessageComponentInteraction): void {
    const { data, locale } = pressed
    const id = data.component_type === ComponentType.Button ? data.custom_id : (data.values[0] ?? '')
    const { choice, form } = readCustomId(id)
    const entry = form && menus.find(form.command, locale)
    const modal = entry && makeForm(entry, form.options, { choice })
    if (modal) open(pressed, modal, () => tellPress(pressed, 'u', choice))
    else {
      void answerFirst(line, pressed, noted)
      tellPress(pressed, 'u', choice)
    }
  }

  function submit(filled: APIModalSubmitInteraction): void {
    const of = readFormId(filled.data.custom_id)
    const fields = readForm(filled.data)
    void answerFirst(line, filled, later)
    if ('command' in of) tellCommand(filled, of.command, fields)
    else tellPress(filled, 'r', of.choice, fields)
  }

  /** A form that came too late is no form: the core asks for what is missing. */
  function open(
    asked: APIChatInputApplicationCommandInteraction | APIMessageComponentInteraction,
    data: NonNullable<ReturnType<typeof makeForm>>,
    without: () => void,
  ): void {
    void answerFirst(line, asked, { type: InteractionResponseType.Modal, data }).then((refused) => {
      if (isTooLate(refused)) without()
    })
  }

  function tellCommand(
    asked: APIChatInputApplicationCommandInteraction | APIModalSubmitInteraction,
    name: string,
    fields: FieldSeen[],
  ): void {
    const scene = whereAndWho(line.client, asked)
    const unheard = mayWrite(asked, scene.thread !== undefined) ? {} : { unheard: true as const }
    const gesture = gestureOf(asked, 'r')
    void intake.take({ ...scene, kind: 'command', command: name, fields, ...unheard, gesture })
  }

  function tellPress(
    pressed: APIMessageComponentInteraction | APIModalSubmitInteraction,
    how: 'r' | 'u',
    choice: string,
    fields?: FieldSeen[],
  ): void {
    const scene = whereAndWho(line.client, pressed)
    const messageId = pressed.message?.id ?? ''
    const gesture = gestureOf(pressed, how)
    void intake.take({ ...scene, kind: 'button', messageId, choice, ...(fields ? { fields } : {}), gesture })
  }
}

/** `r`: an answer that only they see waits to be written; `u`: nothing is owed to them. */
function gestureOf({ id, token }: APIInteraction, how: 'r' | 'u'): string {
  return `${how}.${id}.${token}`
}

/** What Discord says that we may do where it was used; a direct line is always open, and nothing at all is no answer. */
function mayWrite({ guild_id, app_permissions }: APIInteraction, inThread: boolean): boolean {
  if (guild_id === undefined || !Number(app_permissions)) return true
  const { Administrator, SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits
  const mine = BigInt(app_permissions)
  const needed = ViewChannel | (inThread ? SendMessagesInThreads : SendMessages)
  return (mine & Administrator) !== 0n || (mine & needed) === needed
}

function isSlash(asked: {
  data: { type: ApplicationCommandType }
}): asked is APIChatInputApplicationCommandInteraction {
  return asked.data.type === ApplicationCommandType.ChatInput
}
