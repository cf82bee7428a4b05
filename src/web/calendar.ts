/** The crews' calendars: whoever knows the secret address subscribes to the visits of one crew (RFC 5545). */
import type { FastifyPluginAsync } from 'fastify'
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator'
import type { Said } from '../core/errors.js'
import type { Wording } from '../core/words/wording.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import type { Calendar } from '../domain/calendar/calendar.js'
import { localDayOf } from '../domain/calendar/local-day.js'
import { crewOfFeed, type FeedCrew, type FeedVisit, feedVisits } from '../domain/crews/feed.js'
import { maskedFor } from '../domain/customers/phone.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { hoursOf } from '../domain/visits/hours.js'
import type { Store } from '../store/store.js'

interface CalendarParts {
  store: Store
  wording: Wording
  rules: Rules
  locale: string
  now(): Date
}

/** Phones look every few minutes at most; who asks more often guesses. */
const MOST_A_MINUTE = 60
const REFRESH_SECONDS = 3600

export const makeCalendars =
  ({ store, wording, rules, locale, now }: CalendarParts): FastifyPluginAsync =>
  async (server) => {
    server.get<{ Params: { secret: string } }>(
      '/:secret.ics',
      { config: { rateLimit: { max: MOST_A_MINUTE, timeWindow: '1 minute' } } },
      async ({ params }, reply) => {
        reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
        const feed = await store.transaction((db) => {
          const crew = crewOfFeed(db, params.secret)
          if (!crew) return undefined
          const brand = { ...crew, id: crew.brandId }
          const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
          return { crew, calendar, visits: feedVisits(db, crew, localDayOf(now(), calendar.zone)) }
        })
        if (!feed) return reply.code(404).type('text/plain; charset=utf-8').send('')
        const { zone } = feed.calendar
        // Addresses and goods are what people wrote: numbers in them are shown as in a direct room.
        const reader = { locale, zone, now: now(), masked: maskedFor(rules.policy, 'direct') }
        const showsPhone = rules.policy.phones.fullIn.includes('direct')
        return reply
          .type('text/calendar; charset=utf-8')
          .send(textOf(feed, { say: (said) => wording.say(said, reader), showsPhone }))
      },
    )
  }

interface Feed {
  crew: FeedCrew
  calendar: Calendar
  visits: FeedVisit[]
}

interface Voice {
  say(said: Said | string): string
  showsPhone: boolean
}

/** Local times of the brand are written as instants in UTC: every phone shows the same, and no table of the zone's rules is needed. */
function textOf({ crew, calendar, visits }: Feed, voice: Voice): string {
  const name = voice.say({ key: 'crew-feed.calendar', values: { crew: crew.name, brand: crew.brand } })
  const feed = ical({ name, prodId: { company: 'Lianluo', product: 'crew' }, ttl: REFRESH_SECONDS })
  for (const visit of visits) feed.createEvent(eventOf(visit, calendar, voice))
  return feed.toString()
}

function eventOf(visit: FeedVisit, calendar: Calendar, { say, showsPhone }: Voice): ICalEventData {
  const { id, code, kind, state, half, time, customer, phone, changes, changedAt } = visit
  const open = half === null || time !== null
  const hours = hoursOf(visit, calendar)
  return {
    id: `visit-${id}@lianluo`,
    sequence: changes,
    stamp: changedAt,
    lastModified: changedAt,
    ...(hours ? { start: hours.from, end: hours.to } : { start: new Date(`${visit.day}T00:00:00Z`), allDay: true }),
    summary: say({
      key: `crew-feed.title.${open ? 'open' : 'half'}`,
      values: { half: half ? { key: `crew-feed.half.${half}` } : '', kind: { key: `visit.kind.${kind}` }, customer },
    }),
    location: say(visit.address),
    description: [code, say(visit.goods), showsPhone ? phone : ''].filter((line) => line !== '').join('\n'),
    status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}
