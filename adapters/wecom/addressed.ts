/** In a group every message begins with our name, or has it somewhere: it is cut out. */

/** Clients put many kinds of spaces behind a mention. */
const space = String.raw`[\s\u200B\u2060]`
/** And people a comma or a colon. */
const leading = new RegExp(`^(?:${space}|[,\uFF0C:\uFF1A\u3001])+`, 'u')
const anyName = /^@[^\s\u200B\u2060]+/u

/**
 * @param botName as people mention it, perhaps with spaces; without it, or when it has changed, the first word with an @
 * counts as it.
 * @returns undefined when nobody is mentioned
 */
export function withoutOurName(said: string, botName: string | undefined): string | undefined {
  const text = trimmed(said)
  const mention = `@${botName}`
  if (botName && wholeName(botName).test(text)) return trimmed(text.replace(wholeName(botName), ''))
  if (botName && text.startsWith(mention)) return trimmed(text.slice(mention.length))
  return anyName.test(text) ? trimmed(text.replace(anyName, '')) : undefined
}

/** The same where nobody needs to mention us: only our own name is cut, where it begins the text. */
export function withoutOwnName(said: string, botName: string | undefined): string | undefined {
  const text = trimmed(said)
  return botName && text.search(wholeName(botName)) === 0 ? trimmed(text.replace(wholeName(botName), '')) : undefined
}

/** Another's name may begin with ours. */
function wholeName(botName: string): RegExp {
  const literally = botName.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  return new RegExp(`@${literally}(?![\\p{L}\\p{N}])${space}?`, 'u')
}

function trimmed(text: string): string {
  return text.replace(leading, '')
}
