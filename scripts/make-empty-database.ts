import { dirname } from 'node:path'
import { cachedTemplatePath, emptyTemplate } from '../packages/server/src/db/embedded/empty-template.ts'

// Run once after an install: the first start of Mallet, and every test, then begins from this copy instead of making a
// database.
const path = await emptyTemplate(dirname(cachedTemplatePath()))
process.stderr.write(
  path ? `Empty database for quick starts: ${path}\n` : 'No room for an empty database: first starts take longer.\n',
)
