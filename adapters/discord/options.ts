/** The options of a slash command as fields. */
import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
} from 'discord.js'
import type { FieldSeen } from '../../src/core/event.js'
import { toAccount } from './names.js'

type Data = Pick<APIChatInputApplicationCommandInteraction['data'], 'options' | 'resolved'>

/** We have no subcommands: what is not a plain option is none of ours. */
export function readOptions({ options = [], resolved }: Data): FieldSeen[] {
  return options.flatMap((option) => ('value' in option ? [toField(option, resolved)] : []))
}

function toField(
  { name, type, value }: APIApplicationCommandInteractionDataBasicOption,
  resolved: APIInteractionDataResolved | undefined,
): FieldSeen {
  const person = type === ApplicationCommandOptionType.User ? resolved?.users?.[value] : undefined
  if (!person) return { name, value: String(value) }
  const account = toAccount(person, resolved?.members?.[person.id])
  return { name, value: account.name, account }
}
