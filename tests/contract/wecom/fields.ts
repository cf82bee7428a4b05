/** Reads what a client sent, as strictly as WeCom: what is missing or of another kind is refused. */
import { Refusal } from './refusal.js'
import type { Json } from './world.js'

export function object(body: Json, name: string): Json {
  const value = body[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(40058, `${name} must be an object`)
  }
  return value as Json
}

export function text(body: Json, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new Refusal(40058, `${name} must be a string`)
  return value
}

export function number(body: Json, name: string): number {
  const value = body[name]
  if (typeof value !== 'number') throw new Refusal(40058, `${name} must be a number`)
  return value
}

/** Absent is an empty list. */
export function texts(body: Json, name: string): string[] {
  const value = body[name] ?? []
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
    throw new Refusal(40058, `${name} must be a list of strings`)
  }
  return value as string[]
}

/** A text that is not empty and not longer than so many bytes of UTF-8. */
export function content(body: Json, kind: string, maxBytes: number): string {
  const said = text(object(body, kind), 'content')
  if (said.trim() === '') throw new Refusal(44004, `${kind}.content is empty`)
  if (bytes(said) > maxBytes) throw new Refusal(40058, `${kind}.content exceed max length ${maxBytes}`)
  return said
}

export function bytes(said: string): number {
  return Buffer.byteLength(said, 'utf8')
}
