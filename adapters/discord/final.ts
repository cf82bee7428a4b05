/** Which of Discord's refusals asking again will not change. */
import { DiscordAPIError } from 'discord.js'

export function isFinal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && error.status !== 429
}
