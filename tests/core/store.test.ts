import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SetupError } from '../../src/setup-error.js'
import { keep } from '../../src/store/keep.js'
import { type Db, openStore, type Store, Touched } from '../../src/store/store.js'

const now = new Date('2026-03-09T02:00:00Z')
let folder: string
let stores: Store[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-store-'))
  stores = []
})
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()))
  rmSync(folder, { recursive: true })
})

const file = () => join(folder, 'test.db')
function open(migrations = 'prisma/migrations/sqlite'): Store {
  const store = openStore({ path: file(), synchronous: 'NORMAL', migrations, now })
  stores.push(store)
  return store
}
const addBrand = (db: Db, name: string) => db.sql.insert('Brand', { name, createdAt: now })
const brands = (store: Store) =>
  store.transaction((db) =>
    db.sql.all<{ name: string }>('SELECT "name" FROM "Brand" ORDER BY "id"').map((row) => row.name),
  )
/** A promise and the way to keep it. */
function latch() {
  let release = () => {}
  const opened = new Promise<void>((resolve) => {
    release = resolve
  })
  return { opened, release }
}

test('a turn waits for the one before it, and never sees its half', async () => {
  const store = open()
  const { opened, release } = latch()
  const seen: number[] = []
  const slow = store.transaction(async (db) => {
    addBrand(db, 'first')
    await opened
    await db.brand.create({ data: { name: 'second', createdAt: now } })
  })
  const quick = store.transaction((db) => void seen.push(db.sql.all('SELECT 1 FROM "Brand"').length))
  const other = keep(new Database(file(), { readonly: true }))
  expect(other.prepare('SELECT count(*) FROM "Brand"').pluck().get()).toBe(0)
  other.close()
  release()
  await Promise.all([slow, quick])
  expect(seen).toEqual([2])
})

test('what a failing turn wrote is gone, by Prisma and by statement, nested writes as well', async () => {
  const store = open()
  const failing = store.transaction(async (db) => {
    addBrand(db, 'statement')
    await db.brand.create({
      data: {
        name: 'prisma',
        createdAt: now,
        departments: {
          create: [
            {
              name: '工程部',
              liaisons: { create: { place: 1, person: { create: { name: '王强', createdAt: now } } } },
            },
          ],
        },
      },
    })
    expect(await db.liaison.count()).toBe(1)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await brands(store)).toEqual([])
  expect(
    await store.transaction((db) => Promise.all([db.department.count(), db.person.count(), db.liaison.count()])),
  ).toEqual([0, 0, 0])
})

test('a nested write of Prisma that fails undoes itself and leaves the turn usable', async () => {
  const store = open()
  await store.transaction(async (db) => {
    addBrand(db, 'before')
    const twice = [{ name: '工程部' }, { name: '工程部' }]
    const nested = db.brand.create({ data: { name: 'nested', createdAt: now, departments: { create: twice } } })
    await expect(nested).rejects.toThrow()
    addBrand(db, 'after')
  })
  expect(await brands(store)).toEqual(['before', 'after'])
})

test('a savepoint undoes only its own', async () => {
  const store = open()
  await store.transaction(async (db) => {
    addBrand(db, 'kept')
    const inner = store.savepoint(async () => {
      addBrand(db, 'undone')
      await db.person.create({ data: { name: '王强', createdAt: now } })
      throw new Error('no')
    })
    await expect(inner).rejects.toThrow('no')
    await store.savepoint(async () => addBrand(db, 'also kept'))
    expect(await db.person.count()).toBe(0)
  })
  expect(await brands(store)).toEqual(['kept', 'also kept'])
})

test('work that fails before it writes is let go for nothing; after it wrote, the turn must end', async () => {
  const store = open()
  await store.transaction(async (db) => {
    addBrand(db, 'kept')
    const looked = store.untouched(async () => {
      await db.brand.count()
      throw new Error('only looked')
    })
    await expect(looked).rejects.toThrow('only looked')
    const wrote = store.untouched(async () => {
      await db.person.create({ data: { name: '王强', createdAt: now } })
      throw new Error('wrote')
    })
    await expect(wrote).rejects.toBeInstanceOf(Touched)
  })
})

test('a commit that fails undoes its turn and harms nothing after it', async () => {
  const store = open()
  const failing = store.transaction((db) => {
    db.sql.run('PRAGMA defer_foreign_keys = ON')
    addBrand(db, 'lost')
    db.sql.insert('Department', { brandId: 77, name: 'of nobody' })
  })
  await expect(failing).rejects.toThrow('FOREIGN KEY')
  await store.transaction((db) => addBrand(db, 'next'))
  expect(await brands(store)).toEqual(['next'])
})

test('a Db that is kept after its turn is of no use', async () => {
  const store = open()
  const kept = await store.transaction((db) => ({ db }))
  await expect(kept.db.brand.findMany()).rejects.toThrow('outside store.transaction')
  await expect(kept.db.brand.create({ data: { name: 'stray', createdAt: now } })).rejects.toThrow()
  expect(await brands(store)).toEqual([])
})

test('instants, Json and booleans read the same by Prisma and by statement', async () => {
  const store = open()
  await store.transaction(async (db) => {
    const id = db.sql.insert('Person', { name: '王强', admin: true, createdAt: now })
    expect(await db.person.findUnique({ where: { id } })).toMatchObject({ admin: true, createdAt: now })
    await db.event.create({ data: { platform: 'telegram', externalId: '1', payload: { a: [1] }, receivedAt: now } })
    const row = db.sql.get<{ payload: string; receivedAt: string }>('SELECT "payload", "receivedAt" FROM "Event"')
    expect(JSON.parse(row?.payload ?? '')).toEqual({ a: [1] })
    expect(new Date(row?.receivedAt ?? '')).toEqual(now)
    expect(db.sql.all('SELECT 1 FROM "Person" WHERE "createdAt" <= ?', now)).toHaveLength(1)
  })
})

const applied = () => {
  const other = keep(new Database(file(), { readonly: true }))
  const rows = other.prepare('SELECT * FROM _prisma_migrations ORDER BY migration_name').all()
  other.close()
  return rows
}

test('opening again applies nothing again', async () => {
  await open().close()
  const first = applied()
  await open().transaction((db) => addBrand(db, 'kept'))
  expect(applied()).toEqual(first)
  stores = [stores[1] as Store]
})

test('two stores on one file apply each migration once, and each sees what the other committed', async () => {
  const one = open()
  const first = applied()
  const other = open()
  expect(applied()).toEqual(first)
  await one.transaction((db) => addBrand(db, 'one'))
  await other.transaction((db) => addBrand(db, 'other'))
  expect(await brands(one)).toEqual(['one', 'other'])
})

test('a file from a newer program is refused, with what to do, and stays as it was', async () => {
  await open().close()
  stores = []
  const connection = keep(new Database(file()))
  connection
    .prepare('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)')
    .run('x', 'x', '20990101000000_later')
  connection.close()
  const before = applied()
  expect(() => open()).toThrow(SetupError)
  expect(() => open()).toThrow(/20990101000000_later/)
  expect(applied()).toEqual(before)
})

test('a migration that fails leaves the file as it was', async () => {
  const migrations = join(folder, 'migrations')
  cpSync('prisma/migrations/sqlite', migrations, { recursive: true })
  await open(migrations).close()
  stores = []
  const before = applied()
  mkdirSync(join(migrations, '20990101000000_broken'))
  writeFileSync(
    join(migrations, '20990101000000_broken/migration.sql'),
    'CREATE TABLE "Half" ("id" INTEGER); NONSENSE;',
  )
  expect(() => open(migrations)).toThrow()
  expect(applied()).toEqual(before)
  await open().transaction((db) => expect(() => db.sql.all('SELECT * FROM "Half"')).toThrow('no such table'))
})
