/** Turns marked-up text into what a person reads. */

/** The long connection knows escapes, emphasis, lists and tables; a group's robot a small part of it and no escapes. */
export function plain(raw: string, whole: boolean): string {
  const kept: string[] = []
  const keep = (said: string) => `\u{E000}${kept.push(said) - 1}\u{E001}`
  let said = raw.replace(/\r\n/g, '\n')
  if (whole) {
    said = said.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    said = said.replace(/^```[^\n]*\n([\s\S]*?)\n?```$/gm, (_, code: string) => keep(code))
  }
  said = said.replace(/`([^`\n]+)`/g, (_, code: string) => keep(code))
  said = said
    .replace(/^#{1,6} +/gm, '')
    .replace(/^> ?/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/\[([^\]\n]*)\]\([^)\s]+\)/g, '$1')
    .replace(/<font color="(?:info|comment|warning)">([\s\S]*?)<\/font>/g, '$1')
  if (whole) said = said.replace(/(^|[^*\w])[*_]([^*_\n]+)[*_](?!\w)/g, '$1$2').replace(/~~([^~\n]+)~~/g, '$1')
  while (/\u{E000}\d+\u{E001}/u.test(said))
    said = said.replace(/\u{E000}(\d+)\u{E001}/gu, (_, at) => kept[Number(at)] ?? '')
  return whole ? said.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') : said
}

/** Without what nobody can see: joiners, and spaces at the end of a line. */
export function visible(text: string): string {
  return text.replace(/[\u200B\u2060\uFEFF]/g, '').replace(/[ \t]+$/gm, '')
}
