/** Patterns for `LIKE … ESCAPE '\'`, in which what people typed stands for itself. */
const literally = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&')

export const containing = (typed: string): string => `%${literally(typed)}%`
export const beginningWith = (typed: string): string => `${literally(typed)}%`
export const endingWith = (typed: string): string => `%${literally(typed)}`
