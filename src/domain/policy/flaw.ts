/** Something in a policy that contradicts the rest of it, and where. */
export interface Flaw {
  path: (string | number)[]
  message: string
}

/** What is said of a department that the policy does not list. */
export const notListed = (name: string, names: string[]): string =>
  `${name} is not one of departments: ${names.join(', ')}`
