/** What could be meant by what somebody types into an option: looks only, and only for those who may use the command. */
import type { Db } from '../../store/store.js'
import type { PlatformName, Suggestion, SuggestionQuery } from '../adapter.js'
import type { Bot } from '../bot.js'
import type { Said } from '../errors.js'
import { mayUse, purposeOf } from '../inbox/authorize.js'
import { lookAround } from '../inbox/context.js'
import type { Voice } from '../posts/going.js'
import { clean } from '../words/clean.js'
import { readOne } from '../words/parse.js'
import type { Found, Reading } from './argument.js'
import type { Asker, BrandHere, RoomHere, ThreadHere } from './command.js'

const MOST = 25
/** Of a label, and of a value. */
const LONGEST = 100

/** Somebody who may use the command, and what they have typed so far. */
export interface Asking<Rules> {
  db: Db
  now: Date
  rules: Rules
  person: Asker
  brand: BrandHere | null
  purpose: RoomHere['purpose']
  thread: ThreadHere | null
  typed: string
  reading: Reading
  /** What the argument would make of a text. */
  read(text: string): Found<unknown>
  /** In the room's language. */
  say(said: Said): string
  most: number
}

export type Source<Rules> = (asking: Asking<Rules>) => Suggestion[]

/** @param sources by the topics of the arguments' offers */
export function makeSuggest<Rules>(
  bot: Pick<Bot<Rules>, 'book' | 'isAdmin' | 'lexicon' | 'rules' | 'zoneOf'>,
  voice: Pick<Voice, 'locale' | 'masked' | 'wording'>,
  sources: Readonly<Record<string, Source<Rules>>>,
) {
  return (db: Db, platform: PlatformName, query: SuggestionQuery, now: Date): Suggestion[] => {
    const command = bot.book.commands.get(query.command)
    if (!command || command.hidden) return []
    const argument = bot.book.entry(command).labels.get(query.option)
    const offer = argument === undefined ? undefined : command.arguments[argument]?.offer
    const source = offer === undefined || offer === 'never' ? undefined : sources[offer.suggests ?? '']
    if (argument === undefined || !source) return []
    const { room, person, brand, thread } = lookAround(db, platform, query, bot.isAdmin)
    const known = person !== null && (person.admin || person.roles.length > 0)
    if (!known || !mayUse(command, person, purposeOf(room))) return []
    const zone = bot.zoneOf(brand)
    const reading: Reading = { now, zone, lexicon: bot.lexicon, mentions: [] }
    const masked = (text: string) => voice.masked(text, room.purpose)
    const reader = { locale: room.locale ?? voice.locale, zone, now, masked }
    const found = source({
      ...{ db, now, rules: bot.rules, person, brand, purpose: room.purpose, thread, reading },
      typed: clean(query.typed).trim().slice(0, LONGEST),
      read: (text) => readOne(command, argument, text, reading),
      say: (said) => voice.wording.say(said, reader),
      most: MOST,
    })
    return found
      .filter(({ value }) => value.length <= LONGEST)
      .slice(0, MOST)
      .map(({ label, value }) => ({ label: shortened(masked(label)), value }))
  }
}

const shortened = (label: string): string => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label)
