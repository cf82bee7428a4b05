import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPolicy } from '../../../src/domain/policy/load.js'
import { SetupError } from '../../../src/setup-error.js'

const presets = 'src/domain/policy/presets'
const preset = readFileSync(`${presets}/slab-dealer.yaml`, 'utf8')

/** What is said of a policy file with this text, each as "line: place: what". */
function complaintsAbout(text: string): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'policy-')), 'mine.yaml')
  writeFileSync(path, text)
  try {
    loadPolicy(path, presets)
    return []
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    return error.problems.map((problem) => problem.replace(`${path}:`, ''))
  }
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

describe('a policy is', () => {
  test('a preset by its name', () => {
    const policy = loadPolicy('slab-dealer', presets)
    expect(policy.booking.daysAhead).toBe(3)
    expect(policy.departments.map(({ name }) => name)).toContain('工程部')
  })

  test('a file by its path', () => {
    expect(loadPolicy(`${presets}/slab-dealer.yaml`, 'nowhere').schedule.at).toBe('17:00')
  })

  test('with only the keywords left out, still one', () => {
    expect(complaintsAbout(preset.replace(/, keywords: \[态度.*?\]/, ''))).toEqual([])
  })
})

describe('a wrong policy tells', () => {
  test('which presets there are when the name is none of them', () => {
    expect(() => loadPolicy('slab', presets)).toThrow(/POLICY: slab is no preset \(.*slab-dealer.*\)/)
    expect(() => loadPolicy('./mine.yaml', presets)).toThrow('POLICY: there is no file ./mine.yaml')
  })

  test('everything at once, in the order of the file, with line, place and what is allowed', () => {
    const text = preset
      .replace('at: "17:00"', 'at: 5pm')
      .replace('counts: elapsed', 'counts: sometimes')
      .replace('within: 30m', 'within: 0m')
      .replace('daysAhead: 3', 'daysahead: 3')
      .replace('who: head }', 'who: boss }')
      .replace('headOf: 客服部', 'headOf: 客房部')
      .replace('defaultDepartment: 客服部', 'defaultDepartment: 总部')
    const at = (part: string) => lineOf(text, part)
    const said = complaintsAbout(text)
    expect(said).toEqual([
      expect.stringMatching(`^${at('defaultDepartment')}: defaultDepartment: 总部 is not one of departments: 工程部, `),
      expect.stringMatching(`^${at('booking:')}: booking.daysAhead: Invalid input: expected number`),
      `${at('daysahead')}: booking.daysahead: there is no such setting`,
      `${at('5pm')}: schedule.at: expected a time of day such as "17:00"`,
      `${at('within')}: acknowledgement.within: expected a length of time such as 30m, 2h or 1d`,
      `${at('sometimes')}: acknowledgement.counts: Invalid option: expected one of "elapsed"|"business"`,
      expect.stringMatching(
        `^${at('boss')}: acknowledgement.ladder.1.who: expected { liaison: 2 }, head, .*general_manager`,
      ),
    ])
  })

  test.each([
    [
      'a department listed twice',
      '  - { name: 材料部,',
      '  - { name: 工程部,',
      /departments\.1\.name: 工程部 is listed twice/,
    ],
    ['a ladder that goes down', 'at: 200', 'at: 120', /ladder\.1\.at: expected more than 150/],
    [
      'a head of an unknown department',
      'headOf: 客服部',
      'headOf: 客房部',
      /ladder\.2\.who: 客房部 is not one of departments/,
    ],
    [
      'a crisis that calls an unknown department',
      'departments: [工程部, 客服部]',
      'departments: [工程部, 公关部]',
      /severity\.crisis\.departments\.1: 公关部 is not one of departments: 工程部, /,
    ],
    [
      'a crisis in which an unknown department is asked to help',
      'departments: [工程部, 客服部]',
      'departments: [工程部, 客服部]\n    assist: [厂家]',
      /severity\.crisis\.assist\.0: 厂家 is not one of departments: 工程部, /,
    ],
    [
      'a role that is told and does not exist',
      'roles: [general_manager]',
      'roles: [boss]',
      /severity\.major\.roles\.0: /,
    ],
    [
      "a head of an unknown department above somebody else's deadline",
      'plan: { rule: { kind: elapsed, for: 48h, restDays: skip } }',
      'plan: { rule: { kind: elapsed, for: 48h }, ladder: [{ at: 120, who: { headOf: 客房部 } }] }',
      /clocks\.plan\.ladder\.0\.who: 客房部 is not one of departments/,
    ],
    [
      'reminders of a deadline that go back',
      'restDays: skip }, remindAt: [100], ladder',
      'restDays: skip }, remindAt: [100, 50], ladder',
      /clocks\.followup\.remindAt\.1: expected more than 100/,
    ],
    [
      'an unknown department for what turns up on site',
      'store: 门店,',
      'store: 店面,',
      /visits\.onSite\.store: 店面 is not one of departments/,
    ],
    ['reminders that go back', '[50, 100]', '[100, 50]', /remindAt\.1: expected more than 100/],
    ['a period that ends before it begins', '09:00-18:00', '18:00-09:00', /calendar\.hours\.0: expected each period/],
    ['a catch-up before the schedule', '21:00', '16:00', /schedule\.catchUpUntil: expected later than 17:00/],
    [
      'a reminder before its list',
      'remindAt: "16:30", escalateAt: "17:00"',
      'remindAt: "15:00", escalateAt: "17:00"',
      /day\.tomorrow\.remindAt: expected later than 15:30/,
    ],
    [
      'an answer that is due before it is asked for',
      'postAt: "08:30"',
      'postAt: "08:00"',
      /day\.stock\.postAt: expected later than 08:00/,
    ],
    [
      'a draft after the schedule',
      'draft: { at: "15:00" }',
      'draft: { at: "17:00" }',
      /day\.draft\.at: expected earlier than 17:00/,
    ],
    [
      'a warehouse that is silent before it was asked',
      'silentUntil: "17:15"',
      'silentUntil: "17:00"',
      /day\.warehouse\.silentUntil: expected later than 17:00/,
    ],
    [
      'a warehouse that is no department',
      'department: 仓储部',
      'department: 仓库',
      /day\.warehouse\.department: 仓库 is not one of departments/,
    ],
    [
      'a notice to a department that is none',
      'notices: [门店]',
      'notices: [店面]',
      /notices\.0: 店面 is not one of departments/,
    ],
    [
      'an unknown department that a channel leads to',
      'quietHours:',
      'intake: { receivers: { letter: 信访办 } }\nquietHours:',
      /intake\.receivers\.letter: 信访办 is not one of departments/,
    ],
    ['a missing part', 'quietHours:', '# quietHours:', /quietHours: Invalid input: expected object/],
    ['a role that does not exist', 'role: general_manager', 'role: boss', /ladder\.3\.who: expected/],
  ])('%s', (_, right, wrong, expected) => {
    expect(complaintsAbout(preset.replace(right, wrong))).toEqual([expect.stringMatching(expected)])
  })

  test('where the YAML itself is broken', () => {
    expect(complaintsAbout('name: a\ncalendar: [1, 2\n')[0]).toMatch(/^\d: /)
    expect(complaintsAbout('')).toEqual([expect.stringContaining('expected object')])
  })
})
