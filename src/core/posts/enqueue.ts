/** Puts drafts into the outbox: worded for their room, addressed, split when too long. The only way a post comes to be. */
import type { Db } from '../../store/store.js'
import type { PlatformName } from '../adapter.js'
import type { Reader } from '../words/wording.js'
import type { Draft } from './draft.js'
import { changesPressed, type Edit, editOf, shortened } from './edits.js'
import type { Going, Origin, Voice } from './going.js'
import { type Leg, legsOf } from './legs.js'
import { keepLook, looksSo, showLook } from './looks.js'
import { findPlace, type Place } from './place.js'
import { laneOf } from './stored-post.js'

/** Answers the lanes that the outbox must be woken for once this is committed. */
export type Enqueue = (db: Db, drafts: Draft[], now: Date, origin?: Origin) => string[]

/** Goes first: somebody is waited for; then whoever asked; then what comes by itself. What comes to be together keeps its order. */
const URGENT = 2
const ASKED = 1

export function makeEnqueue(voice: Voice): Enqueue {
  return (db, drafts, now, origin) => {
    const places = new Map<number | undefined, Place>()
    const first = drafts.findIndex((draft) => !draft.threadState)
    const urgent = drafts.some((draft) => draft.urgent)
    const goings = drafts.map((draft, index): Going => {
      const room = draft.room ?? origin?.room.id
      const urgency = urgent ? URGENT : origin ? ASKED : 0
      const place = places.get(room) ?? findPlace(db, room)
      places.set(room, place)
      const key = draft.key ?? (origin && `${origin.key}:${index}`)
      if (key === undefined) throw new Error('a post that answers nobody needs a key of its own')
      const here = origin?.room.id === place.id ? origin : undefined
      const can = voice.capabilities(place.platform as PlatformName)
      return {
        draft,
        key,
        place,
        can,
        reader: readerIn(voice, place, now),
        here,
        isFirst: index === first,
        urgency,
        now,
      }
    })
    return enqueueAll(db, voice, goings)
  }
}

/** A change that the platform cannot show is a short line, where nothing else is said of it. */
function enqueueAll(db: Db, voice: Voice, all: Going[]): string[] {
  const told = new Set<string>()
  const unshown: Going[] = []
  const look = lookFor(db, all)
  // Where all are listening, the card itself tells whoever pressed it how things stand.
  const goings =
    look === undefined ? all : all.filter(({ draft, place }) => !draft.private || place.purpose === 'direct')
  const lanes = goings.flatMap((going) => {
    const edit = editOf(db, going)
    if (edit === 'superseded') return []
    if (edit?.shown === false) {
      if (isWorthALine(db, voice, going, edit)) unshown.push(going)
      return []
    }
    // Shown where it stands; those who read beside it have seen nothing yet.
    if (edit?.pressed) unshown.push(going)
    const legs = legsOf(db, voice, going, edit)
    if (edit?.pressed) told.add(laneOf(going.place.id))
    for (const { lane, content } of legs) if (content.blocks.length > 0) told.add(lane)
    return legs.map((leg) => insert(db, going, leg, edit?.id))
  })
  const lineSaid = new Set<string>()
  const isFresh = ({ lane, content }: Leg) => {
    const before = lineSaid.size
    return lineSaid.add(`${lane} ${JSON.stringify(content.blocks)}`).size > before
  }
  const lines = unshown.flatMap((going) => {
    const legs = legsOf(db, voice, shortened(going), 'line')
      .filter(({ lane }) => !told.has(lane))
      .filter(isFresh)
    return legs.map((leg) => insert(db, going, leg, null))
  })
  return [...lanes, ...lines, ...(look ?? [])]
}

/** Where cards are brought up to date when somebody presses them, it is kept how this one ought to look then. */
function isWorthALine(db: Db, voice: Voice, going: Going, edit: Edit): boolean {
  if (going.can?.edits !== 'pressed') return !going.draft.quiet
  const legs = legsOf(db, voice, going, edit)
  const isNews = legs.some((leg) => !looksSo(db, leg, edit.id))
  if (isNews) for (const leg of legs) keepLook(db, going, leg, edit.id)
  return isNews && !going.draft.quiet
}

/** The lane in which the pressed card is brought up to date; undefined when it shows the newest already. */
function lookFor(db: Db, goings: Going[]): string[] | undefined {
  const going = goings.find(({ here, can }) => here?.pressed !== undefined && can?.edits === 'pressed')
  const lane = going && !goings.some((one) => changesPressed(db, one)) ? showLook(db, going) : undefined
  return lane === undefined ? undefined : [lane]
}

function insert(db: Db, { place, now }: Going, leg: Leg, editsId: number | null | undefined): string {
  db.sql.insertNew('Post', { ...leg, roomId: place.id, editsId: editsId ?? null, createdAt: now })
  return leg.lane
}

function readerIn(voice: Voice, { locale, zone, purpose }: Place, now: Date): Reader {
  const masked = (text: string) => voice.masked(text, purpose)
  return { locale: locale ?? voice.locale, zone: zone ?? voice.zone, now, masked }
}
