/** Links to forms: what is signed opens, for a day; whatever was changed does not. */
import { expect, test } from 'vitest'
import { FORM_NAMES } from '../../../src/domain/forms/form-name.js'
import { type FormLink, openLink, sealLink } from '../../../src/domain/forms/link.js'

const key = new Uint8Array(32).fill(1)
const now = new Date('2026-11-20T01:00:00Z')
const link: FormLink = { complaintId: 12, form: 'handling', personId: 3 }
const token = sealLink(key, link, now)
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('opens what it was sealed for, until a day has passed', () => {
  for (const form of FORM_NAMES)
    expect(openLink(key, sealLink(key, { ...link, form }, now), now)).toEqual({ ...link, form, expired: false })
  expect(openLink(key, token, later(24 * 60 - 1))?.expired).toBe(false)
  expect(openLink(key, token, later(24 * 60))?.expired).toBe(true)
})

test('is nothing that a platform could take for a phone number, a name or a sign', () => {
  expect(token).toMatch(/^[a-z0-9-]+$/)
  expect(token).not.toMatch(/\d{11}/)
})

test.each([
  ['another complaint', token.replace(/^12/, '13')],
  ['another form', token.replace('handling', 'tracking')],
  ['another person', token.replace('-3-', '-4-')],
  ['a later end', token.replace(/-(\d+)-([a-p]+)$/, (_, until, seal) => `-${Number(until) + 1}-${seal}`)],
  ['a changed seal', token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
  ['half a seal', token.slice(0, -8)],
  ['signs of two bytes', token.replace(/.$/, 'é')],
  ['no seal', '12-handling-3-99999999'],
  ['nothing', ''],
])('does not open with %s', (_, changed) => {
  expect(openLink(key, changed, now)).toBeUndefined()
})

test('does not open with another key', () => {
  expect(openLink(new Uint8Array(32).fill(2), token, now)).toBeUndefined()
})
