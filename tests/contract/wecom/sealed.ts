/** Encrypts and signs as WeCom does: callbacks of the app, and files of people. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { World } from './world.js'

/** What a forger may change. */
export interface Forgery {
  signature?: string
  /** Unix time, in seconds. */
  timestamp?: string
  nonce?: string
  receiveId?: string
  token?: string
  aesKey?: string
}

/** The query and body of a callback that carries this XML. */
export function signed(world: World, xml: string, changes: Forgery = {}): { query: string; body: string } {
  const { encrypted, query } = envelope(world, xml, changes)
  const { corpId, agentId } = world.app
  const inner = `<ToUserName><![CDATA[${corpId}]]></ToUserName><AgentID><![CDATA[${agentId}]]></AgentID>`
  return { query, body: `<xml>${inner}<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>` }
}

/** The query of the check that WeCom makes before it accepts a callback address. */
export function echo(world: World, text: string, changes: Forgery = {}): string {
  const { encrypted, query } = envelope(world, text, changes)
  return `${query}&echostr=${encodeURIComponent(encrypted)}`
}

/** Reads a passive reply. Throws when it is not sealed for us. */
export function opened(world: World, reply: string): string {
  const { token, aesKey, corpId } = world.app
  const encrypted = field(reply, 'Encrypt') ?? ''
  const parts = [token, field(reply, 'TimeStamp') ?? '', field(reply, 'Nonce') ?? '', encrypted]
  if (signature(parts) !== field(reply, 'MsgSignature')) throw new Error('a passive reply with a wrong signature')
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()])
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  const end = 20 + plain.readUInt32BE(16)
  if (plain.subarray(end).toString() !== corpId) throw new Error('a passive reply for another corp')
  return plain.subarray(20, end).toString()
}

/** A file as its download gives it. */
export function sealFile(bytes: Buffer): { sealed: Buffer; aeskey: string } {
  const key = randomBytes(32)
  return { sealed: seal(key, bytes), aeskey: key.toString('base64') }
}

/** What stands in an element of a flat document. */
export function field(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))\\s*</${name}>`).exec(xml)
  return found?.[1] ?? found?.[2]
}

function envelope(world: World, message: string, changes: Forgery): { encrypted: string; query: string } {
  const { timestamp = String(Math.floor(world.now() / 1000)), nonce = randomBytes(5).toString('hex') } = changes
  const { token = world.app.token, aesKey = world.app.aesKey, receiveId = world.app.corpId } = changes
  const bytes = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  const whole = Buffer.concat([randomBytes(16), length, bytes, Buffer.from(receiveId)])
  const encrypted = seal(Buffer.from(`${aesKey}=`, 'base64'), whole).toString('base64')
  const proof = changes.signature ?? signature([token, timestamp, nonce, encrypted])
  return { encrypted, query: `msg_signature=${proof}&timestamp=${timestamp}&nonce=${nonce}` }
}

function signature(parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex')
}

/** AES-256-CBC, padded to 32 bytes. */
function seal(key: Buffer, bytes: Buffer): Buffer {
  const padding = 32 - (bytes.length % 32)
  const padded = Buffer.concat([bytes, Buffer.alloc(padding, padding)])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()])
}
