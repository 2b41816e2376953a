import { migrate } from '../store/migrate.ts'
import { sqliteStore } from '../store/sqlite-store.ts'

/** Run by a test as a process of its own: `node write-from-second-process.ts <file> <rounds>`. */
const [, , path = '', rounds = '0'] = process.argv
const store = sqliteStore(path)
await migrate(store)
for (let round = 0; round < Number(rounds); round += 1) {
  await store.transaction(async (query) => {
    await query('insert into relink_schema (version) values ($1)', [1000 + round])
    await query('insert into relink_schema (version) values ($1)', [2000 + round])
  })
}
await store.close()
