/** What does not happen every day: the truck that is late, leave, complaints and what becomes of them. */
import { customerName } from './bookings.js'
import type { Company } from './company.js'
import type { Brand, Post, Staff } from './dealer.js'

export interface Said {
  who: string
  /** A room of the brand, or nothing for the direct chat. */
  where?: 'work' | 'board'
  words: string
}

interface Happening {
  at: string
  brand: Brand['name']
  says(staff: Staff, codes: { complaint: string; delayed: string[] }): Said
}

const CASES = {
  worktop: { problem: '台面开裂', plan: '更换台面', solved: '台面换好' },
  tiles: { problem: '瓷砖开裂', plan: '更换裂砖', solved: '裂砖换好' },
  wall: { problem: '墙面渗水', plan: '重做防水', solved: '防水重做好' },
  floor: { problem: '地面开裂', plan: '重铺地砖', solved: '地砖铺好' },
  sink: { problem: '水槽漏水', plan: '更换密封圈', solved: '密封圈换好' },
} as const

/** Whoever complains has had a delivery on the first day. */
const CUSTOMER = 2

interface Leave {
  brand: Brand['name']
  asked: string
  day: string
  of: Post
  deputy: Post
  why: string
}

/** Whoever is away does nothing on that day; who stands in presses what would have been theirs. */
const LEAVES: Leave[] = [
  { brand: '岩板一店', asked: '2026-03-09T11:50', day: '2026-03-13', of: 'fitter', deputy: 'second', why: '家里有事' },
  { brand: '橱柜三店', asked: '2026-03-12T11:50', day: '2026-03-13', of: 'service', deputy: 'after', why: '看病' },
]

/** Who is at work that day, by what they do; a deputy does both. */
export function atWork({ name, staff }: Brand, day: string): Staff {
  const away = LEAVES.filter((leave) => leave.brand === name && leave.day === day)
  return { ...staff, ...Object.fromEntries(away.map(({ of, deputy }) => [of, staff[deputy]])) }
}

const monthAndDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

interface Case {
  problem: string
  plan: string
  solved: string
}

/** From the first word to the last: a complaint of that brand. */
const complaint = (brand: string, day: string, next: string, { problem, plan, solved }: Case): Happening[] => [
  {
    at: `${day}T09:50`,
    brand,
    says: ({ service }) => ({ who: service, where: 'work', words: `/投诉 ${customerName(CUSTOMER)} ${problem}` }),
  },
  {
    at: `${day}T10:50`,
    brand,
    says: ({ supervisor }, { complaint }) => ({
      ...{ who: supervisor, where: 'work' },
      words: `/联系客户 ${complaint} 客户在家，同意上门`,
    }),
  },
  {
    at: `${day}T14:30`,
    brand,
    says: ({ supervisor }, { complaint }) => ({
      ...{ who: supervisor, where: 'work' },
      words: `/处理意见 ${complaint} 1 ${plan} ${monthAndDay(next)}`,
    }),
  },
  {
    at: `${next}T15:30`,
    brand,
    says: ({ supervisor }, { complaint }) => ({
      ...{ who: supervisor, where: 'work' },
      words: `/解决 ${complaint} 1 ${solved}`,
    }),
  },
  {
    at: `${next}T16:40`,
    brand,
    says: ({ service }, { complaint }) => ({ who: service, where: 'work', words: `/回访 ${complaint} 满意 5` }),
  },
]

export const HAPPENINGS: Happening[] = [
  ...complaint('岩板一店', '2026-03-10', '2026-03-12', CASES.worktop),
  ...complaint('瓷砖二店', '2026-03-10', '2026-03-12', CASES.tiles),
  ...complaint('橱柜三店', '2026-03-10', '2026-03-12', CASES.wall),
  ...complaint('瓷砖二店', '2026-03-13', '2026-03-14', CASES.floor),
  ...complaint('岩板一店', '2026-03-13', '2026-03-14', CASES.sink),
  {
    at: '2026-03-10T11:50',
    brand: '瓷砖二店',
    says: ({ assistant }, { delayed }) => ({
      ...{ who: assistant, where: 'work' },
      words: `/延期 ${delayed.join(' ')} 货车路上耽误`,
    }),
  },
  ...LEAVES.map(
    ({ brand, asked, day, of, deputy, why }): Happening => ({
      at: asked,
      brand,
      says: (staff) => ({
        ...{ who: staff[of], where: 'work' },
        words: `/请假 ${monthAndDay(day)} 到 ${monthAndDay(day)} 代理:${staff[deputy]} ${why}`,
      }),
    }),
  ),
]

const NEWEST = `SELECT c."code" FROM "Complaint" c JOIN "Brand" b ON b."id" = c."brandId"
  WHERE b."name" = ? ORDER BY c."id" DESC LIMIT 1`
const LATE = `SELECT cu."name" FROM "Visit" v JOIN "Brand" b ON b."id" = v."brandId"
  JOIN "Customer" cu ON cu."id" = v."customerId"
  WHERE b."name" = ? AND v."kind" = 'delivery' AND v."day" = '2026-03-13' ORDER BY v."id" LIMIT 3`

/** What is said in that brand at that minute, "2026-03-09T09:50". */
export function happeningsAt({ rows }: Company, brand: Brand, at: string): Said[] {
  const { name } = brand
  const codes = {
    complaint: rows<{ code: string }>(NEWEST, name)[0]?.code ?? '',
    delayed: rows<{ name: string }>(LATE, name).map((one) => one.name),
  }
  return HAPPENINGS.filter((one) => one.at === at && one.brand === name).map((one) =>
    one.says(atWork(brand, at.slice(0, 10)), codes),
  )
}
