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
