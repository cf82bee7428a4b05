/** Reads multipart/form-data as strictly as Telegram does: what carries a file name is a file, all else is text. */
import { Refusal } from './refusal.js'

/** A file that a bot sends along; a field names it as `attach://<its part>`. */
export class Upload {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}
}

const endOfHeaders = Buffer.from('\r\n\r\n')

export function readMultipart(body: Buffer, contentType: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw new Refusal(400, 'Bad Request: boundary is missing')
  const fields: Record<string, unknown> = {}
  for (const part of between(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf(endOfHeaders)
    const headers = part.subarray(0, end).toString('utf8')
    const name = /name="([^"]*)"/.exec(headers)?.[1]
    if (end < 0 || name === undefined) throw new Refusal(400, 'Bad Request: a part has no name')
    const content = part.subarray(end + endOfHeaders.length)
    // Not in quotes: the name ends where the next parameter begins.
    const fileName = /filename="?([^";\r\n]*)/.exec(headers)?.[1]
    fields[name] = fileName === undefined ? readField(name, content.toString('utf8')) : new Upload(fileName, content)
  }
  return fields
}

function between(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let from = body.indexOf(boundary)
  for (let to = body.indexOf(boundary, from + 1); to >= 0; to = body.indexOf(boundary, from + 1)) {
    parts.push(body.subarray(from + boundary.length + 2, to - 2))
    from = to
  }
  return parts
}

/** What travels as JSON; ids and texts stay as they are. */
const objects = new Set(['media', 'reply_markup', 'reply_parameters', 'link_preview_options'])

function readField(name: string, text: string): unknown {
  return objects.has(name) ? JSON.parse(text) : text
}
