import { randomBytes } from 'node:crypto'
import { openDatabase } from '../packages/server/src/db/open-database.ts'

// Makes an embedded database with Mallet's tables and nothing in them, in the data directory that is its argument. It
// is a program, since what prepares the tests runs without the conditions under which Mallet's packages are found.
const [, , dataDir] = process.argv
if (dataDir === undefined) throw new Error('Name a data directory.')
const { close } = await openDatabase({ dataDir, random: randomBytes })
await close()
