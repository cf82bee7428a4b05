/** What a dealer's tables hold, to see that nothing changed; what the bot keeps of messages, posts and files is left out. */
import type { World } from '../support/world.js'

const OF_THE_BOT = `'Event','Post','Receipt','Run','Bookmark','Question','Account','Room','Thread','File','Evidence'`
const TABLES = `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" GLOB '[A-Z]*' AND "name" NOT IN (${OF_THE_BOT})`

/** Each row as text, behind the name of its table. */
export const rowsOf = (world: World): Promise<string[]> =>
  world.bot.store.read(({ sql }) =>
    sql
      .all<{ name: string }>(TABLES)
      .flatMap(({ name }) => sql.all(`SELECT * FROM "${name}"`).map((row) => `${name} ${JSON.stringify(row)}`)),
  )
