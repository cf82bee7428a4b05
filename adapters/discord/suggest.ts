/** Answers what somebody is typing with what could be meant, before Discord gives up waiting. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type APIApplicationCommandAutocompleteInteraction,
  ApplicationCommandOptionType,
  InteractionResponseType,
} from 'discord.js'
import type { Suggestion } from '../../src/core/adapter.js'
import { cut } from './cut.js'
import { describe } from './errors.js'
import { answerFirst } from './first-answer.js'
import type { Session } from './session.js'
import { whereAndWho } from './where.js'

const thinkForMs = 2000
const most = 25
const longest = 100

export function suggest(session: Session, asked: APIApplicationCommandAutocompleteInteraction): void {
  const { line, core } = session
  const { name: command, options = [] } = asked.data
  const typing = options.find((option) => 'focused' in option && option.focused)
  if (!typing || !('value' in typing)) return
  const { room, sender, thread } = scene(session, asked)
  const query = { room, sender, ...(thread === undefined ? {} : { thread }), command, option: typing.name }
  const none: Suggestion[] = []
  const known = core.suggest({ ...query, typed: String(typing.value) }).catch((error: unknown) => {
    line.log.warn({ platform: 'discord', command, error: describe(error) }, 'nothing could be suggested')
    return none
  })
  const integer = typing.type === ApplicationCommandOptionType.Integer
  void Promise.race([known, sleep(thinkForMs, none, { ref: false })]).then((suggestions) =>
    answerFirst(line, asked, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: {
        choices: fitting(suggestions).map(({ label, value }) => ({
          name: cut(label, longest),
          value: integer ? Number(value) : value,
        })),
      },
    }),
  )
}

function scene({ line }: Session, asked: APIApplicationCommandAutocompleteInteraction) {
  const { room, sender, ...rest } = whereAndWho(line.client, asked)
  return { room, sender, thread: 'thread' in rest ? rest.thread : undefined }
}

/** A value that was cut would mean something else. */
function fitting(suggestions: Suggestion[]): Suggestion[] {
  return suggestions
    .filter(({ label, value }) => label !== '' && value !== '' && value.length <= longest)
    .slice(0, most)
}
