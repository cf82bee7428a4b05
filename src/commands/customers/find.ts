/** Finds customers by a part of the name or phone number, with what is open for them. */
import { UserMistake } from '../../core/errors.js'
import { text } from '../../core/kinds/text.js'
import { searchCustomers } from '../../domain/customers/search.js'
import { defineCommand } from '../define.js'
import { consultationsFound } from '../intake/consultation-story.js'
import { contractsFound } from '../intake/contract-found.js'
import { FINDERS } from '../visits/roles.js'
import { MOST_FILES, showFile, showFiles } from './file.js'

export default defineCommand({
  name: 'find',
  arguments: { text: text({ suggests: 'customer' }) },
  form: ['text'],
  who: FINDERS,
  where: ['work', 'direct'],
  async handle({ text }, context) {
    const files = searchCustomers(context.db, context.brand.id, text, MOST_FILES + 1)
    const asked = [...contractsFound(context, text), ...consultationsFound(context, text)]
    const [only] = files
    if (!only && asked.length > 0) return [{ blocks: asked }]
    if (!only) throw new UserMistake({ key: 'customer.notFound', values: { text: [...text].slice(0, 20).join('') } })
    const found = await (files.length === 1 ? showFile(context, only, 'customer.file') : showFiles(context, files))
    return [{ blocks: [...found.blocks, ...asked] }]
  },
})
