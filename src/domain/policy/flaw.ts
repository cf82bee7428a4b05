/** Something in a policy that contradicts the rest of it, and where. */
export interface Flaw {
  path: (string | number)[]
  message: string
}
