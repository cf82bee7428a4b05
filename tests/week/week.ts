/** Seven days of a dealer with three brands, played on three platforms at once. */
import { bookingTable, repairCalls, WORKING_DAYS } from './bookings.js'
import { Chronicle, type Page } from './chronicle.js'
import { type Company, openCompany } from './company.js'
import { arrangements, type Brand } from './dealer.js'
import { atWork, happeningsAt } from './happenings.js'
import { roundOf } from './round.js'
import { everybodyWorks } from './staff.js'

/** A Saturday on which the bot is set up; from Monday on there is something to do. */
const FIRST = '2026-03-07'
const DAYS = Array.from(
  { length: 9 },
  (_, ahead) => `2026-03-${String(Number(FIRST.slice(8)) + ahead).padStart(2, '0')}`,
)
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
/** When people look at what the bot has said. */
const LOOKS = ['08', '09', '10', '11', '13', '15', '16', '17', '18', '19'].map((hour) => `${hour}:05`)
/** When the crews report and go on. */
const ROUNDS = ['08:40', '09:50', '10:50', '11:50', '13:20', '14:30', '15:30', '16:40', '17:40', '18:40']
/** When broken things were told of. */
const CALLS_AT = '13:05'
const MOMENTS = [...LOOKS, ...ROUNDS, '09:35', '15:45', '17:10'].sort()
/** The first delivery of the day leaves something behind, once in each brand. */
const LEFT_BEHIND: Record<string, { day: string; expected: string }> = {
  岩板一店: { day: '2026-03-09', expected: '3月12日' },
  瓷砖二店: { day: '2026-03-10', expected: '3月13日' },
  橱柜三店: { day: '2026-03-12', expected: '3月14日' },
}
/** Whoever repairs goes home without a word of the last visit, and comes late on the next working day. */
const FORGETS = { brand: '岩板一店', from: '2026-03-10T16:40', to: '2026-03-12T09:00' }

/** Whose crews are out; whoever stands in drives for both. */
const DRIVING = ['lead', 'fitter', 'second', 'repair'] as const

const isWorked = (day: string): boolean => day === FIRST || WORKING_DAYS.includes(day)

export interface Week {
  /** A chronicle for each platform. */
  pages: Record<Brand['platform'], Page>
  /** Visits of the day that had most of them, of all brands. */
  busiest: number
  people: number
  deaths: number
  pressed: number
}

/** @param dies with the step at which the process dies in each hour; nothing for a week in which it lives */
export async function playWeek(dies?: (hour: number) => number, days = DAYS): Promise<Week> {
  const company = await openCompany(`${FIRST}T09:00`)
  try {
    return await play(company, days, dies)
  } finally {
    await company.close()
  }
}

async function play(company: Company, days: string[], dies?: (hour: number) => number): Promise<Week> {
  const { brands, rows } = company
  const chronicle = new Chronicle(company.now)
  await arrange(company)
  for (const brand of brands) chronicle.look(brand)
  const buttons = new Set<string>()
  let [pressed, hours] = [0, 0]
  for (const day of days)
    for (const hour of HOURS) {
      hours += 1
      if (dies) await company.turnDying(`${day}T${hour}:00`, dies(hours))
      else await company.turnTo(`${day}T${hour}:00`)
      for (const moment of MOMENTS.filter((one) => one.startsWith(hour))) {
        await company.turnTo(`${day}T${moment}`)
        for (const brand of brands) chronicle.look(brand)
        await speak(company, chronicle, day, moment)
        if (isWorked(day)) pressed += await everybodyWorks(company, chronicle, `${day}T${moment}`, buttons)
      }
    }
  for (const brand of brands) chronicle.look(brand)
  const pages = Object.fromEntries(
    brands.map(({ name, platform, rooms, staff }) => [
      platform,
      { title: `${name}：一周`, places: chronicle.of([...Object.values(rooms), ...Object.values(staff)]) },
    ]),
  ) as Week['pages']
  const byDay = 'SELECT count(*) AS "count" FROM "Visit" GROUP BY "day" ORDER BY 1 DESC'
  const busiest = rows<{ count: number }>(byDay)[0]?.count ?? 0
  const people = rows<{ count: number }>('SELECT count(*) AS "count" FROM "Person"')[0]?.count ?? 0
  return { pages, busiest, people, deaths: company.deaths, pressed }
}

/** What is said at that moment, each platform its next word at the same time. */
async function speak(company: Company, chronicle: Chronicle, day: string, moment: string): Promise<void> {
  const said = company.brands.map((brand) => {
    const { name, staff, rooms } = brand
    const there = atWork(brand, day)
    const drivers = new Set(ROUNDS.includes(moment) ? DRIVING.map((post) => there[post]) : [])
    const crewsOf = (driver: string) =>
      DRIVING.filter((post) => there[post] === driver).map((post) => `${staff[post]}组`)
    const half = moment < '12' ? 'am' : 'pm'
    const left = LEFT_BEHIND[name]
    const expected = left?.day === day && moment === '09:50' ? left.expected : undefined
    const at = `${day}T${moment}`
    const forgetful = name === FORGETS.brand && at >= FORGETS.from && at <= FORGETS.to ? there.repair : undefined
    const calls = moment === CALLS_AT && isWorked(day) ? repairCalls(brand, day) : []
    return [
      ...calls.map((words) => ({ who: there.after, place: rooms.work, words })),
      ...happeningsAt(company, brand, at).map(({ who, where, words }) => ({
        ...{ who, words },
        place: where ? rooms[where] : who,
      })),
      ...[...drivers].flatMap((driver) =>
        roundOf(company, brand, crewsOf(driver), { day, half, expected, forgets: driver === forgetful }).map(
          (words) => ({
            ...{ who: driver, words },
            place: driver === staff.lead ? rooms.work : driver,
          }),
        ),
      ),
    ]
  })
  for (let next = 0; said.some((all) => next < all.length); next += 1) {
    await Promise.all(
      company.brands.map(async ({ way }, index) => {
        const one = said[index]?.[next]
        if (!one) return
        chronicle.said(one.place, one.who, one.words)
        await way.says(one.who, one.place, one.words)
      }),
    )
    await company.settled()
    for (const brand of company.brands) chronicle.look(brand)
    await company.pass(1000)
  }
}

/** The shop is set up through chat, and the week's bookings are imported. */
async function arrange(company: Company): Promise<void> {
  const { brands } = company
  const lists = brands.map((brand) => arrangements(brand))
  const longest = Math.max(...lists.map(({ length }) => length))
  const each = async (act: (brand: Brand, index: number) => Promise<unknown>) => {
    await Promise.all(brands.map(act))
    await company.settled()
    await company.pass(5000)
  }
  const presses = (label: string, placeOf: (brand: Brand, index: number) => string) =>
    each(async (brand, index) => {
      const place = placeOf(brand, index)
      const card = brand.way.seen(place, 5).findLast(({ choices }) => choices.includes(label))
      if (!card)
        throw new Error(
          `nobody asks for “${label}” in ${place}:\n${brand.way
            .seen(place, 5)
            .map(({ text, choices }) => `${text} [${choices}]`)
            .join('\n--\n')}`,
        )
      await brand.way.presses(label === '批准' ? brand.staff.admin : place, place, card, label)
    })
  for (let line = 0; line < longest; line += 1) {
    const said = lists.map((list) => list[line])
    await each(async ({ way }, index) => {
      const [who, place, words] = said[index] ?? []
      if (who !== undefined && place !== undefined && words !== undefined) await way.says(who, place, words)
    })
    const [who, , words] = said[0] ?? []
    if (words?.startsWith('/我是') && who !== brands[0]?.staff.admin)
      await presses('批准', (_, index) => said[index]?.[1] ?? '')
  }
  // Everybody talks to the bot alone once: from then on it may write to them.
  for (const post of Object.keys(brands[0]?.staff ?? {}) as (keyof Brand['staff'])[])
    await each(({ way, staff }) => way.says(staff[post], staff[post], '/待办'))
  await each(({ way, staff }) => way.says(staff.assistant, staff.assistant, '/导入'))
  await each((brand) => brand.way.sends(brand.staff.assistant, bookingTable(brand)))
  await presses('确认', ({ staff }) => staff.assistant)
}
