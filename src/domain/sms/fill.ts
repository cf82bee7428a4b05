/** Texts that wait with a blank are written anew as soon as what was missing is known (R003-021, R003-024). */
import { type Coming, valuesNow } from './coming.js'
import { type SmsRow, waitingFor } from './listed.js'
import { serviceContact } from './service-phone.js'
import { hasBlank, tellsWhoComes, wordsFor } from './words.js'

/** Of the brand. Answers whether one of them changed. */
export const fillBlanks = (coming: Coming): boolean =>
  waitingFor(coming.db, coming.brand.id).filter((sms) => hasBlank(sms) && fill(coming, sms)).length > 0

function fill(coming: Coming, { id, number, customer, visitId, text: before }: SmsRow): boolean {
  const { db, rules, brand } = coming
  const template = Object.entries(rules.policy.sms.texts).find(([one]) => Number(one) === number)?.[1]
  const given =
    tellsWhoComes(number) && visitId !== null
      ? valuesNow(coming, visitId)
      : { brand: brand.name, phone: serviceContact(db, brand.id)?.mobile ?? '' }
  if (template === undefined || given === undefined) return false
  const { text, values } = wordsFor(template, { customer, ...given })
  if (text === before) return false
  return db.sql.run('UPDATE "Sms" SET "text" = ?, "values" = ? WHERE "id" = ?', text, values, id) === 1
}
