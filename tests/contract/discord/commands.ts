/** Routes of the command registry. */
import { type Command, checkCommands, type Option } from './check-commands.js'
import { FormErrors, Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import type { Json, World } from './world.js'

type Scope = 'global' | 'guild'

export const commandRoutes: Routes = {
  'GET /applications/:app/commands': ({ world, params, query }) => list(world, 'global', params, query),
  'GET /applications/:app/guilds/:guild/commands': ({ world, params, query }) => list(world, 'guild', params, query),
  'PUT /applications/:app/commands': ({ world, params, given }) => overwrite(world, 'global', params, given),
  'PUT /applications/:app/guilds/:guild/commands': ({ world, params, given }) =>
    overwrite(world, 'guild', params, given),
}

function list(world: World, scope: Scope, params: Record<string, string>, query: URLSearchParams): Json[] {
  checkAccess(world, scope, params)
  const all = query.get('with_localizations') === 'true'
  return world.commands[scope].map((command) => commandShape(world, scope, command, all))
}

/** Commands of the same name keep their ids. */
function overwrite(world: World, scope: Scope, params: Record<string, string>, given: unknown): Json[] {
  checkAccess(world, scope, params)
  const errors = new FormErrors()
  checkCommands(errors, given)
  errors.end()
  const before = world.commands[scope]
  world.commands[scope] = (given as Option[]).map((command) => {
    const id = before.find(({ name }) => name === command.name)?.id ?? world.ids.next()
    return { ...command, type: 1, id, version: world.ids.next() }
  })
  return world.commands[scope].map((command) => commandShape(world, scope, command, true))
}

function checkAccess(world: World, scope: Scope, { app, guild }: Record<string, string>): void {
  if (app !== world.bot.user.id) throw new Refusal(50001)
  if (scope === 'guild' && (guild !== world.guild.id || world.guild.gone)) throw new Refusal(50001)
}

function commandShape(world: World, scope: Scope, command: Command, localized: boolean): Json {
  return {
    application_id: world.bot.user.id,
    ...(scope === 'guild' ? { guild_id: world.guild.id } : { integration_types: [0], contexts: null }),
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...optionShape(command, localized),
  }
}

/** What is false or empty is not told. */
function optionShape(given: Option | Command, localized: boolean): Json {
  const { name_localizations, description_localizations, options, choices, required, autocomplete, ...rest } =
    given as Option
  return {
    ...rest,
    ...(localized
      ? {
          name_localizations: name_localizations ?? null,
          description_localizations: description_localizations ?? null,
        }
      : {}),
    ...(required ? { required } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(options?.length ? { options: options.map((option) => optionShape(option, localized)) } : {}),
    ...(choices?.length
      ? {
          choices: choices.map(({ name_localizations: words, ...choice }) => ({
            ...choice,
            ...(localized ? { name_localizations: words ?? null } : {}),
          })),
        }
      : {}),
  }
}
