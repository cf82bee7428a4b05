/** Gives a complaint's printed forms to whoever asks: links for one day, always in private, for they show the customer's phone (R002-097). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { formName } from '../../core/kinds/form-name.js'
import { month } from '../../core/kinds/month.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import { tailOf } from '../../domain/complaints/find.js'
import { type CaseFile, readCaseFile } from '../../domain/forms/case-file.js'
import { FORM_NAMES, type FormName, formsOf, unplanned } from '../../domain/forms/form-name.js'
import type { FormLink } from '../../domain/forms/link.js'
import { meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { inPrivate } from '../in-private.js'
import { satisfactionPosts, type TableAddress } from './satisfaction.js'

/** The address of a form's page; with `.xlsx` behind it, of its spreadsheet. */
export type AddressOf = (link: FormLink, now: Date) => string

export const makeExport = (addressOf: AddressOf, tableAddress: TableAddress) =>
  defineCommand({
    name: 'export',
    arguments: {
      table: formName(['satisfaction']).optional(),
      month: month().optional(),
      code: code().optional(),
      form: formName(FORM_NAMES).optional(),
    },
    form: ['code', 'form'],
    who: 'readers',
    where: ['work', 'warehouse', 'management', 'direct'],
    async handle({ table, month, code: typed, form }, context: StaffHere) {
      if (table) return satisfactionPosts(context, tableAddress, month)
      const { db, rules, person, now } = context
      const { id: complaintId } = meantComplaint(context, typed)
      const file = await readCaseFile(db, rules, complaintId)
      if (!file) throw new UserMistake({ key: 'complaint.unknown' })
      if (!form) return [whichForm(file)]
      if (form === 'reply') mustBePlanned(file)
      const page = addressOf({ complaintId, form, personId: person.id }, now)
      const values = { code: file.code, title: titleOf(form), page, sheet: `${page}.xlsx` }
      return inPrivate(context, {
        words: text('forms.ready', values),
        said: text('forms.sentInPrivate', values),
        never: { key: 'forms.onlyInPrivate' },
      })
    },
  })

const titleOf = (form: FormName) => ({ key: `forms.title.${form}` })

function whichForm(file: CaseFile): Draft {
  const options = formsOf(file).map((form) => ({
    label: titleOf(form),
    does: { command: 'export', given: { code: tailOf(file.code), form } },
  }))
  return { blocks: [text('forms.which', { code: file.code }), choices(options)] }
}

/** @throws UserMistake while a problem has no method or no day (R000-028). */
function mustBePlanned(file: CaseFile): void {
  const open = unplanned(file).map(({ number, text }) => ({ key: 'complaint.line', values: { number, text } }))
  if (open.length > 0) throw new UserMistake({ key: 'forms.unplanned', values: { code: file.code, problems: open } })
}
