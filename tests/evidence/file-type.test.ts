import { expect, test } from 'vitest'
import { extensionOf, FILE_TYPE_NAMES, typeOf } from '../../src/domain/evidence/file-type.js'
import { bytes, content } from './pictures.js'

test.each([
  ['jpeg', 'image/jpeg', 'jpg'],
  ['png', 'image/png', 'png'],
  ['webp', 'image/webp', 'webp'],
  ['gif', 'image/gif', 'gif'],
  ['heic', 'image/heic', 'heic'],
  ['pdf', 'application/pdf', 'pdf'],
  ['mp4', 'video/mp4', 'mp4'],
] as const)('%s is known by its first bytes', (name, mime, extension) => {
  expect(typeOf(content(name), FILE_TYPE_NAMES)).toBe(mime)
  expect(extensionOf(mime)).toBe(extension)
  const others = FILE_TYPE_NAMES.filter((other) => other !== name)
  expect(typeOf(content(name), others)).toBeUndefined()
})

test.each([
  '',
  '\xff\xd8',
  '<svg/>',
  'RIFF\x10\x00\x00\x00WAVE',
  '\x00\x00\x00\x18ftypqt  ',
  '\xff\xff\xff\xffftyp',
  'PK\x03\x04',
])('not taken: %j', (begins) => {
  expect(typeOf(bytes(begins), FILE_TYPE_NAMES)).toBeUndefined()
})
