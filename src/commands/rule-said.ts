/** A deadline of the policy in plain words: "2 hours of working time", "by closing time of the 2nd working day". */
import type { Said, Value } from '../core/errors.js'
import { milliseconds } from '../domain/clocks/duration.js'
import type { Rule } from '../domain/clocks/rule.js'

const MINUTE = 60_000

/** One sentence for each kind of rule, under `rule` in prompts/; a rule's own settings are its values. */
export function ruleSaid(rule: Rule): Said {
  const values = Object.fromEntries(Object.entries(rule).map(([name, value]) => [name, valueSaid(name, value)]))
  if (rule.kind === 'leadTime' && rule.longest !== undefined) return { key: 'rule.leadTimeBetween', values }
  if (rule.kind === 'monthlyBy' && typeof rule.day === 'string') return { key: `rule.${rule.day}`, values }
  return { key: `rule.${rule.kind}`, values }
}

function valueSaid(name: string, value: string | number | boolean): Value {
  if (typeof value !== 'string') return value
  if (name === 'for' || name === 'longest') return { minutes: milliseconds(value) / MINUTE }
  if (name === 'at' || name === 'opensAt')
    return /\d/.test(value) ? { key: 'rule.time', values: { time: value } } : { key: `rule.hour.${value}` }
  return value
}
