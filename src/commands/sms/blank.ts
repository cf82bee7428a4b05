/** What a text still lacks, and how whoever reads that gets it in: no customer is to read a blank (R003-021, R003-024). */
import { type DraftBlock, text } from '../../core/posts/draft.js'
import type { SmsRow } from '../../domain/sms/listed.js'
import { serviceContact } from '../../domain/sms/service-phone.js'
import { hasBlank, tellsWhoComes } from '../../domain/sms/words.js'
import type { Db } from '../../store/store.js'

/** Nothing for a text that is whole. */
export function blankSaid(db: Db, sms: SmsRow): DraftBlock[] {
  if (!hasBlank(sms)) return []
  if (tellsWhoComes(sms.number)) {
    const [code, crew] = [sms.code ?? '', sms.crew ?? '']
    return [crew === '' ? text('sms.blank.crew', { code }) : text('sms.blank.crewPhone', { code, crew })]
  }
  const contact = serviceContact(db, sms.brandId)
  return [contact ? text('sms.blank.phone', { name: contact.name }) : text('sms.blank.nobody')]
}
