/** What stands in the place of a secret complaint's words: whoever reads its rows gets this, unless they ask for the words themselves (R004-040). */

export const VEIL = '***'

/** Of a statement: the words of a complaint, as everybody may read them. @param complaint the table or its alias, @param words an expression */
export const veiled = (words: string, complaint = '"Complaint"'): string =>
  `iif(${complaint}."secret", '${VEIL}', ${words})`

interface Row {
  secret: boolean
  customer: { name: string; phone: string }
}

/** The same for a row that was read with its customer. */
export const veiledRow = <R extends Row>(row: R): R =>
  row.secret ? { ...row, customer: { ...row.customer, name: VEIL, phone: VEIL } } : row
