/** Reads what a client posted: JSON, or a form with `payload_json` and files. */
import type { IncomingMessage } from 'node:http'
import type { Json, StoredFile } from './world.js'

export interface Posted {
  given: Json
  /** By the number in `files[n]`. */
  files: Map<string, StoredFile>
}

export async function readBody(request: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type)
  return { given: bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as Json), files: new Map() }
}

async function readForm(bytes: Buffer, type: string): Promise<Posted> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const files = new Map<string, StoredFile>()
  let given: Json = {}
  for (const [key, value] of form) {
    if (key === 'payload_json') given = JSON.parse(String(value)) as Json
    const number = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (number === undefined || typeof value === 'string') continue
    const content = Buffer.from(await value.arrayBuffer())
    files.set(number, { name: value.name, type: value.type, bytes: content })
  }
  return { given, files }
}
