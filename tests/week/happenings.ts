/** What does not happen every day: the truck that is late, leave, complaints and what becomes of them. */
import { customerName } from './bookings.js'
import type { Company } from './company.js'
import type { Brand, Staff } from './dealer.js'

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

/** Whoever complains has had a delivery on the first day. */
const CUSTOMER = 2

/** From the first word to the last: a complaint of that brand. */
const complaint = (brand: string, day: string, next: string, problem: string): Happening[] => [
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
      words: `/联系客户 ${complaint} 客户同意明天上门`,
    }),
  },
  {
    at: `${day}T14:30`,
    brand,
    says: ({ supervisor }, { complaint }) => ({
      ...{ who: supervisor, where: 'work' },
      words: `/处理意见 ${complaint} 1 更换台面 ${Number(next.slice(5, 7))}月${Number(next.slice(8))}日`,
    }),
  },
  {
    at: `${next}T15:30`,
    brand,
    says: ({ supervisor }, { complaint }) => ({
      ...{ who: supervisor, where: 'work' },
      words: `/解决 ${complaint} 1 换好台面`,
    }),
  },
  {
    at: `${next}T16:40`,
    brand,
    says: ({ service }, { complaint }) => ({ who: service, where: 'work', words: `/回访 ${complaint} 满意 5` }),
  },
]

export const HAPPENINGS: Happening[] = [
  ...complaint('岩板一店', '2026-03-09', '2026-03-10', '台面开裂'),
  ...complaint('瓷砖二店', '2026-03-10', '2026-03-12', '瓷砖开裂'),
  ...complaint('橱柜三店', '2026-03-10', '2026-03-12', '墙面渗水'),
  ...complaint('瓷砖二店', '2026-03-13', '2026-03-14', '地面开裂'),
  ...complaint('岩板一店', '2026-03-13', '2026-03-14', '水槽漏水'),
  {
    at: '2026-03-10T11:50',
    brand: '瓷砖二店',
    says: ({ assistant }, { delayed }) => ({
      ...{ who: assistant, where: 'work' },
      words: `/延期 ${delayed.join(' ')} 货车路上耽误`,
    }),
  },
  {
    at: '2026-03-09T11:50',
    brand: '岩板一店',
    says: ({ fitter, second }) => ({
      ...{ who: fitter, where: 'work' },
      words: `/请假 3月12日 到 3月12日 代理:${second} 家里有事`,
    }),
  },
  {
    at: '2026-03-12T11:50',
    brand: '橱柜三店',
    says: ({ service, after }) => ({
      ...{ who: service, where: 'work' },
      words: `/请假 3月13日 到 3月13日 代理:${after} 看病`,
    }),
  },
]

const NEWEST = `SELECT c."code" FROM "Complaint" c JOIN "Brand" b ON b."id" = c."brandId"
  WHERE b."name" = ? ORDER BY c."id" DESC LIMIT 1`
const LATE = `SELECT cu."name" FROM "Visit" v JOIN "Brand" b ON b."id" = v."brandId"
  JOIN "Customer" cu ON cu."id" = v."customerId"
  WHERE b."name" = ? AND v."kind" = 'delivery' AND v."day" = '2026-03-13' ORDER BY v."id" LIMIT 3`

/** What is said in that brand at that minute, "2026-03-09T09:50". */
export function happeningsAt({ rows }: Company, { name, staff }: Brand, at: string): Said[] {
  const codes = {
    complaint: rows<{ code: string }>(NEWEST, name)[0]?.code ?? '',
    delayed: rows<{ name: string }>(LATE, name).map((one) => one.name),
  }
  return HAPPENINGS.filter((one) => one.at === at && one.brand === name).map((one) => one.says(staff, codes))
}
