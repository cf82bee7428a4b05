/** What customers have ordered for the week: the table that each brand imports before it begins. */
import type { Brand } from './dealer.js'
import type { Table } from './way.js'

/** Monday to Sunday without the holiday; the Sunday is made up for it. */
export const WORKING_DAYS = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']
const DELIVERIES = 8
const SERVICES = 6
/** Customers who are new on each day, at most. */
const EACH_DAY = 2 * DELIVERIES + SERVICES
/** On the first days nothing was delivered before. */
const INSTALLATIONS: Record<string, number> = { '2026-03-09': 8, '2026-03-10': 8, '2026-03-12': 2 }

const SURNAMES = [...'陈林黄张刘杨吴周徐孙马朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧']
const GIVEN = [...'明华丽强芳伟娜涛']
const STREETS = ['翡翠湾', '江南里', '梧桐苑', '云栖里', '东湖路']
const GOODS = { 送货: ['岩板台面2套', '水槽', '岛台面板'], 安装: ['台面', '岛台'], 售服: ['水槽漏水', '抽屉松动'] }

interface Booking {
  customer: string
  phone: string
  address: string
  kind: keyof typeof GOODS
  day: string
  half: '上午' | '下午'
  goods: string
  crew: string
}

const crewsOf = ({ staff }: Brand): Record<Booking['kind'], string[]> => ({
  送货: [`${staff.lead}组`],
  安装: [`${staff.fitter}组`, `${staff.second}组`],
  售服: [`${staff.repair}组`],
})

/** The nth customer of the week. */
export const customerName = (nth: number): string =>
  `${SURNAMES[nth % SURNAMES.length]}${GIVEN[Math.floor(nth / SURNAMES.length) % GIVEN.length]}`

/** @param first the place of the first customer among those of the week */
function bookings(brand: Brand, kind: Booking['kind'], day: string, count: number, first: number): Booking[] {
  const crews = crewsOf(brand)[kind]
  return Array.from({ length: count }, (_, index): Booking => {
    const nth = first + index
    return {
      customer: customerName(nth),
      phone: `${brand.prefix}${String(nth).padStart(7, '0')}`,
      address: `${STREETS[nth % STREETS.length]}${(nth % 20) + 1}栋${(nth % 9) + 1}0${(nth % 3) + 1}`,
      kind,
      day,
      half: Math.floor(index / crews.length) % 2 === 0 ? '上午' : '下午',
      goods: GOODS[kind][index % GOODS[kind].length] ?? '',
      crew: crews[index % crews.length] ?? '',
    }
  })
}

/** Deliveries and installations are known a week before. */
export function bookingTable(brand: Brand): Table {
  const all = WORKING_DAYS.flatMap((day, place) => [
    ...bookings(brand, '送货', day, DELIVERIES, place * EACH_DAY),
    ...bookings(brand, '安装', day, INSTALLATIONS[day] ?? 0, place * EACH_DAY + DELIVERIES),
  ])
  const lines = all.map(({ customer, phone, address, kind, day, half, goods, crew }) =>
    [customer, phone, address, kind, day, half, goods, crew, '已提前沟通'].join(),
  )
  const bytes = Buffer.from(['客户,电话,地址,类型,日期,时段,货品,师傅,原因', ...lines].join('\n'))
  return { name: '本周预约.csv', bytes }
}

/** Something is always broken: who calls on the day before. @param today "2026-03-09" */
export function repairCalls(brand: Brand, today: string): string[] {
  const place = WORKING_DAYS.findIndex((day) => day > today)
  const day = WORKING_DAYS[place]
  if (day === undefined) return []
  return bookings(brand, '售服', day, SERVICES, place * EACH_DAY + 2 * DELIVERIES).map(
    ({ customer, phone, address, half, goods, crew }) =>
      `/报修 ${customer} ${phone} ${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${half} ${address} ${goods} 师傅:${crew}`,
  )
}
