/** The levels of departments: where customers are served, and what stands behind it (R002-012, R002-013). */
import type { DepartmentRow } from '../people/department.js'
import type { Policy } from '../policy/schema.js'

export const LEVELS = [1, 2] as const
export type Level = (typeof LEVELS)[number]

/** What the policy does not name stands behind. */
export const levelOf = ({ departments }: Policy, { name }: Pick<DepartmentRow, 'name'>): Level =>
  departments.find((one) => one.name === name)?.level === 1 ? 1 : 2
