import { expect, test } from 'vitest'
import { readConfig } from '../src/config.js'
import { SetupError } from '../src/setup-error.js'

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
}

test('nothing needs to be set for the playground', () => {
  expect(readConfig({})).toMatchObject({ PLAYGROUND: true, LOCALE: 'zh-CN', DATABASE_SYNCHRONOUS: 'FULL' })
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:x' }).PLAYGROUND).toBe(false)
  expect(readConfig({ DISCORD_BOT_TOKEN: 'x' })).toMatchObject({
    PLAYGROUND: false,
    DISCORD_API_ROOT: 'https://discord.com/api',
  })
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:x', PLAYGROUND: '1' }).PLAYGROUND).toBe(true)
})

test('everything that is wrong is said at once, and no secret with it', () => {
  const secret = 'not allowed because of its blanks'
  const problems = problemsOf({
    DATABASE_URL: 'postgresql://user:password@host/base',
    PORT: 'many',
    TIME_ZONE: 'Mars/Olympus',
    LOCALE: 'fr',
    ADMIN_ACCOUNTS: '1001',
    PROMPTS_DIR: '/no/such/folder',
    TELEGRAM_WEBHOOK_URL: 'https://example.com/hook',
    TELEGRAM_WEBHOOK_SECRET: secret,
    DISCORD_GUILD_ID: 'my guild',
    WECOM_BOT_SECRET: secret,
  })
  const named = ['DATABASE_URL', 'PORT', 'TIME_ZONE', 'LOCALE', 'ADMIN_ACCOUNTS', 'PROMPTS_DIR', 'DISCORD_GUILD_ID']
  for (const name of [
    ...named,
    'TELEGRAM_WEBHOOK_SECRET',
    'TELEGRAM_BOT_TOKEN',
    'DISCORD_BOT_TOKEN',
    'WECOM_BOT_SECRET',
  ])
    expect(problems.some((problem) => problem.includes(name))).toBe(true)
  expect(problems.join()).not.toMatch(/password|blanks/)
})

test('a gateway for short messages has all it needs, or the start says what is missing', () => {
  const whole = {
    SMS_GATEWAY: 'tencent',
    SMS_ACCESS_ID: 'id',
    SMS_ACCESS_KEY: 'not to be seen',
    SMS_SIGN: '岩板',
    SMS_APP_ID: '1400000000',
    SMS_TEMPLATES: '2=12345, 6=SMS_67',
  }
  expect([...readConfig(whole).SMS_TEMPLATES]).toEqual([
    [2, '12345'],
    [6, 'SMS_67'],
  ])
  expect(readConfig({}).SMS_TEMPLATES.size).toBe(0)
  const { SMS_APP_ID: _, SMS_SIGN: __, ...some } = whole
  expect(problemsOf(some)).toEqual([
    'SMS_SIGN is needed with SMS_GATEWAY',
    'SMS_APP_ID is needed with SMS_GATEWAY=tencent',
  ])
  expect(problemsOf({ ...some, SMS_GATEWAY: 'aliyun', SMS_SIGN: '岩板' })).toEqual([])
  const { SMS_GATEWAY: ___, ...alone } = whole
  expect(problemsOf(alone)).toContain('SMS_GATEWAY is needed with SMS_ACCESS_KEY')
  const wrong = problemsOf({ ...whole, SMS_GATEWAY: 'carrier pigeon', SMS_TEMPLATES: '8=1' })
  expect(wrong).toEqual([
    'SMS_GATEWAY: must be one of tencent, aliyun',
    'SMS_TEMPLATES: must look like 2=12345,6=12346',
  ])
  expect(wrong.join()).not.toContain('not to be seen')
})
