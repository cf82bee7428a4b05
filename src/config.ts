/** The environment as one checked, frozen object; everything that is wrong is said at once. */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { SetupError } from './setup-error.js'

const text = z.string().min(1).optional()
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })
const snowflake = z
  .string()
  .regex(/^\d{1,20}$/, 'must be the number that Discord shows')
  .optional()
const account = /^(telegram|discord|wecom|playground):\S+$/
/** "chatid=key,chatid=key"; the key stands behind the last equals sign. */
const webhooks = z
  .string()
  .default('')
  .transform((list) => new Map(list.split(',').flatMap((one) => webhookIn(one.trim()))))
  .refine((all) => !all.has(''), 'must look like chatid=key,chatid=key')

const webhookIn = (pair: string): [string, string][] => {
  const match = /^([^=]+)=([\w-]+)$/.exec(pair)
  return pair === '' ? [] : [[match?.[1] ?? '', match?.[2] ?? '']]
}

/** "2=12345,6=12346": the gateway's template of a number. */
const templates = z
  .string()
  .default('')
  .transform((list) => new Map(list.split(',').flatMap((one) => templateIn(one.trim()))))
  .refine((all) => !all.has(0), 'must look like 2=12345,6=12346')

const templateIn = (pair: string): [number, string][] => {
  const match = /^([1-7])=(\w+)$/.exec(pair)
  return pair === '' ? [] : [[Number(match?.[1] ?? 0), match?.[2] ?? '']]
}

/** What each of these needs: alone they would do nothing, and somebody would wonder why. */
const NEEDED_WITH = {
  TELEGRAM_WEBHOOK_SECRET: ['TELEGRAM_WEBHOOK_URL'],
  TELEGRAM_BOT_TOKEN: ['TELEGRAM_WEBHOOK_URL'],
  DISCORD_BOT_TOKEN: ['DISCORD_APPLICATION_ID', 'DISCORD_GUILD_ID'],
  WECOM_BOT_ID: ['WECOM_BOT_SECRET', 'WECOM_BOT_NAME', 'WECOM_WS_URL', 'WECOM_CORP_ID', 'WECOM_GROUP_WEBHOOKS'],
  WECOM_BOT_SECRET: ['WECOM_BOT_ID'],
  WECOM_CORP_ID: ['WECOM_APP_ID', 'WECOM_APP_SECRET', 'WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'],
  WECOM_APP_ID: ['WECOM_CORP_ID'],
  WECOM_APP_SECRET: ['WECOM_CORP_ID'],
  WECOM_CALLBACK_TOKEN: ['WECOM_CALLBACK_AES_KEY'],
  WECOM_CALLBACK_AES_KEY: ['WECOM_CALLBACK_TOKEN'],
  SMS_GATEWAY: ['SMS_ACCESS_ID', 'SMS_ACCESS_KEY', 'SMS_SIGN', 'SMS_APP_ID', 'SMS_ENDPOINT', 'SMS_TEMPLATES'],
  SMS_ACCESS_ID: ['SMS_GATEWAY'],
  SMS_ACCESS_KEY: ['SMS_GATEWAY'],
  SMS_SIGN: ['SMS_GATEWAY'],
  SMS_TEMPLATES: ['SMS_GATEWAY'],
}

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

export const DEFAULT_POLICY = 'slab-dealer'

const PORT = 'must be a number from 0 to 65535'

const settings = z.object({
  DATABASE_URL: z
    .string()
    .default('file:./data/lianluo.db')
    .refine((url) => url.startsWith('file:'), 'must be file:<path>: this version keeps its data in SQLite'),
  DATABASE_SYNCHRONOUS: z.enum(['FULL', 'NORMAL']).default('FULL'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: PORT }).int(PORT).min(0, PORT).max(65535, PORT).default(3000),
  PUBLIC_URL: address.optional(),
  TIME_ZONE: z.string().default('Asia/Shanghai').refine(isZone, 'is not a time zone such as Asia/Shanghai'),
  LOCALE: z.enum(['zh-CN', 'en']).default('zh-CN'),
  POLICY: z.string().min(1).default(DEFAULT_POLICY),
  PROMPTS_DIR: text.refine((folder) => folder === undefined || existsSync(folder), 'there is no such folder'),
  ADMIN_ACCOUNTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((one) => one.trim() || []))
    .refine(
      (list) => list.every((one) => account.test(one)),
      'must look like telegram:1001,discord:2002,wecom:zhangsan',
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PLAYGROUND: z.enum(['0', '1']).optional(),
  TELEGRAM_BOT_TOKEN: text,
  TELEGRAM_API_ROOT: address.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be an https address' }).optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'must be 1 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  DISCORD_BOT_TOKEN: text,
  DISCORD_APPLICATION_ID: snowflake,
  DISCORD_GUILD_ID: snowflake,
  DISCORD_API_ROOT: address.default('https://discord.com/api'),
  WECOM_BOT_ID: text,
  WECOM_BOT_SECRET: text,
  WECOM_BOT_NAME: text,
  WECOM_WS_URL: z.url({ protocol: /^wss?$/, error: 'must be a ws or wss address' }).optional(),
  WECOM_API_ROOT: address.default('https://qyapi.weixin.qq.com'),
  WECOM_CORP_ID: text,
  WECOM_APP_ID: z
    .string()
    .regex(/^\d{1,10}$/, 'must be the AgentId, a number')
    .optional(),
  WECOM_APP_SECRET: text,
  WECOM_CALLBACK_TOKEN: text,
  WECOM_CALLBACK_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of the EncodingAESKey')
    .optional(),
  WECOM_GROUP_WEBHOOKS: webhooks,
  SMS_GATEWAY: z.enum(['tencent', 'aliyun']).optional(),
  SMS_ACCESS_ID: text,
  SMS_ACCESS_KEY: text,
  SMS_SIGN: text,
  SMS_APP_ID: text,
  SMS_TEMPLATES: templates,
  SMS_ENDPOINT: address.optional(),
  METRICS_TOKEN: text,
  IMPORT_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
})

export type Config = Readonly<Omit<z.infer<typeof settings>, 'PLAYGROUND'> & { PLAYGROUND: boolean }>

/**
 * @param otherProblems found elsewhere, to be said together with those found here
 * @throws SetupError with one line per wrong setting; secrets are never repeated
 */
export function readConfig(environment: Record<string, string | undefined>, otherProblems: string[] = []): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = settings.safeParse(given)
  const problems = result.success ? [] : result.error.issues.map(said)
  for (const [needed, names] of Object.entries(NEEDED_WITH))
    for (const name of names) if (given[name] && !given[needed]) problems.push(`${needed} is needed with ${name}`)
  if (given.SMS_GATEWAY === 'tencent' && !given.SMS_APP_ID)
    problems.push('SMS_APP_ID is needed with SMS_GATEWAY=tencent')
  problems.push(...otherProblems)
  if (problems.length > 0 || !result.success) throw new SetupError(problems)
  const { PLAYGROUND, ...rest } = result.data
  const onPlatform = (rest.TELEGRAM_BOT_TOKEN ?? rest.DISCORD_BOT_TOKEN ?? rest.WECOM_BOT_ID) !== undefined
  return Object.freeze({ ...rest, PLAYGROUND: PLAYGROUND === undefined ? !onPlatform : PLAYGROUND === '1' })
}

/** One line for the operator. Choices are listed; what was typed is not, it may be a secret. */
function said({ path, message, ...issue }: z.core.$ZodIssue): string {
  const choices = issue.code === 'invalid_value' ? `must be one of ${issue.values.join(', ')}` : message
  return `${path.join('.')}: ${choices}`
}
