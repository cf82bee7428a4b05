/** Small files that begin as the real ones do. */
import type { Sent } from '../support/world.js'

const BEGINNINGS = {
  jpeg: '\xff\xd8\xff\xe0\x00\x10JFIF',
  png: '\x89PNG\r\n\x1a\n',
  webp: 'RIFF\x10\x00\x00\x00WEBPVP8 ',
  gif: 'GIF89a',
  heic: '\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic',
  pdf: '%PDF-1.7\n',
  mp4: '\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42',
}

export const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
export const content = (type: keyof typeof BEGINNINGS, rest = ''): Uint8Array => bytes(BEGINNINGS[type] + rest)

/** A picture unlike any other of another name. */
export const photo = (name: string): Sent => ({ name, content: content('jpeg', name) })
