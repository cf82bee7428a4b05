/** The default policy without the lists of the service day, for what is about something else than those. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
const file = join(mkdtempSync(join(tmpdir(), 'lianluo-policy-')), 'quiet-day.yaml')
writeFileSync(file, preset.slice(0, preset.indexOf('\nday:')))

/** The path of its file, for POLICY. */
export const QUIET_DAY = file
