/** Which department owns a problem: the policy's keyword table decides until a person does (R000-021). */
import type { DepartmentRow } from '../people/department.js'
import type { Policy } from '../policy/schema.js'

/**
 * The first department, in the policy's order, with a keyword in the text; else the default one. Departments that
 * the brand has removed are passed over.
 */
export function route(text: string, policy: Policy, departments: DepartmentRow[]): DepartmentRow {
  const said = text.toLowerCase()
  const named = (name: string) => departments.find((department) => department.name === name)
  for (const { name, keywords } of policy.departments) {
    const department = keywords.some((keyword) => said.includes(keyword.toLowerCase())) && named(name)
    if (department) return department
  }
  const fallback = named(policy.defaultDepartment) ?? departments[0]
  if (!fallback) throw new Error('a brand without departments')
  return fallback
}

/** Who has first what reached us this way, whatever its words say; undefined where they decide (R004-065, R004-068). */
export function receiverOf(
  { intake: { receivers } }: Policy,
  channel: string | undefined,
  departments: DepartmentRow[],
): DepartmentRow | undefined {
  const named = Object.entries(receivers).find(([one]) => one === channel)?.[1]
  return departments.find(({ name }) => name === named)
}
