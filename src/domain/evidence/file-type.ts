/** What a file is, by its first bytes: what its sender calls it does not count. */

interface FileType {
  mime: string
  extension: string
  /** How it counts for people. */
  kind: FileKind
  begins(head: Uint8Array): boolean
}

export type FileKind = 'photo' | 'document' | 'video'

export const FILE_TYPE_NAMES = ['jpeg', 'png', 'webp', 'gif', 'heic', 'pdf', 'mp4'] as const
export type FileTypeName = (typeof FILE_TYPE_NAMES)[number]

/** So many bytes tell what a file is. */
export const HEAD_BYTES = 64

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
const says =
  (word: string, at = 0) =>
  (head: Uint8Array) =>
    text(head, at, at + word.length) === word

/** HEIC and MP4 share a container; its first box names the brands that it is. */
function brands(head: Uint8Array): string[] {
  if (!says('ftyp', 4)(head)) return []
  const end = Math.min(head.length, Buffer.from(head).readUInt32BE(0))
  const starts = [8, ...Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, index) => 16 + index * 4)]
  return starts.map((start) => text(head, start, start + 4))
}
const isOneOf = (names: string[]) => (head: Uint8Array) => brands(head).some((brand) => names.includes(brand))

const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']
const MP4 = ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ']
const isHeic = isOneOf(HEIC)
const isMp4 = isOneOf(MP4)

const TYPES: Record<FileTypeName, FileType> = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg', kind: 'photo', begins: says('\xff\xd8\xff') },
  png: { mime: 'image/png', extension: 'png', kind: 'photo', begins: says('\x89PNG\r\n\x1a\n') },
  webp: {
    mime: 'image/webp',
    extension: 'webp',
    kind: 'photo',
    begins: (head) => says('RIFF')(head) && says('WEBP', 8)(head),
  },
  gif: {
    mime: 'image/gif',
    extension: 'gif',
    kind: 'photo',
    begins: (head) => says('GIF87a')(head) || says('GIF89a')(head),
  },
  heic: { mime: 'image/heic', extension: 'heic', kind: 'photo', begins: isHeic },
  pdf: { mime: 'application/pdf', extension: 'pdf', kind: 'document', begins: says('%PDF-') },
  mp4: { mime: 'video/mp4', extension: 'mp4', kind: 'video', begins: (head) => isMp4(head) && !isHeic(head) },
}

/** The MIME type of what begins so, when it is one of those that are taken. */
export const typeOf = (head: Uint8Array, taken: readonly FileTypeName[]): string | undefined =>
  taken.map((name) => TYPES[name]).find(({ begins }) => begins(head))?.mime

/** What a table is kept as: a workbook by its first bytes, CSV by being text. */
export const TABLE = 'table'
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'

const isText = (head: Uint8Array): boolean => says('\xff\xfe')(head) || !head.includes(0)

/** The MIME type of what may be a table; an old or locked workbook is none. */
export const tableType = (head: Uint8Array): string | undefined =>
  says('PK\x03\x04')(head) ? WORKBOOK : isText(head) && !typeOf(head, FILE_TYPE_NAMES) ? CSV : undefined

const byMime = new Map(Object.values(TYPES).map((type) => [type.mime, type]))

/** How files of this MIME type are named at their end. */
export const extensionOf = (mime: string): string => byMime.get(mime)?.extension ?? 'bin'

/** What people call a file of this MIME type. */
export const kindOfFile = (mime: string): FileKind => byMime.get(mime)?.kind ?? 'document'
