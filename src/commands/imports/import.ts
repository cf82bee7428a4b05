/** Takes a table in: the file is fetched, read and shown as it was understood; a tap then files it whole (R003-002, R003-004). */
import { UserMistake } from '../../core/errors.js'
import { photos } from '../../core/kinds/photos.js'
import { text } from '../../core/posts/draft.js'
import { defineCommand } from '../define.js'
import { importKey } from './keep-table.js'
import { IMPORTERS } from './roles.js'

export default defineCommand({
  name: 'import',
  arguments: { file: photos() },
  who: IMPORTERS,
  where: ['work', 'warehouse', 'direct'],
  async handle({ file }, { brand, key }) {
    if (file > 1) throw new UserMistake({ key: 'import.oneFile' })
    return [{ key: importKey(brand.id, key), blocks: [text('import.reading')] }]
  },
})
