/** The brand and the day on which a command asks who confirms points. */
import type { Assessing } from '../../domain/points/assessors.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

export const assessingHere = (context: Pick<StaffHere, 'rules' | 'brand' | 'now'>): Assessing => ({
  policy: context.rules.policy,
  brandId: context.brand.id,
  day: todayHere(context),
})
