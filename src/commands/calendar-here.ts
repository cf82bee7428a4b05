/** The working-day calendar of the brand that a command is for, and its date of today. */
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import type { Calendar } from '../domain/calendar/calendar.js'
import { type LocalDay, localDayOf } from '../domain/calendar/local-day.js'
import { zoneOf } from '../domain/policy/rules.js'
import type { StaffHere } from './define.js'

export const calendarHere = ({ db, rules, brand }: Pick<StaffHere, 'db' | 'rules' | 'brand'>): Calendar =>
  calendarOf(db, rules.policy, zoneOf(rules, brand), brand)

export const todayHere = ({ rules, brand, now }: Pick<StaffHere, 'rules' | 'brand' | 'now'>): LocalDay =>
  localDayOf(now, zoneOf(rules, brand))
