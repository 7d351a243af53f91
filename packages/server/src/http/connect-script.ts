import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'

const SCRIPT = new URL('../../pages/script/mallet.js', import.meta.url)
/** Its name stays when it changes, so browsers ask again before long. */
const FOR_A_WHILE = 'public, max-age=600'

/** Serves what pages of any other origin load by a script tag to open Connect. It holds no data. */
export async function serveConnectScript(app: FastifyInstance): Promise<void> {
  const script = existsSync(SCRIPT) ? await readFile(SCRIPT, 'utf8') : undefined
  app.get('/connect/mallet.js', (_request, reply) => {
    if (script === undefined) throw new MalletError('pages_not_built', {})
    return reply
      .headers({ 'cache-control': FOR_A_WHILE, 'cross-origin-resource-policy': 'cross-origin' })
      .type('text/javascript; charset=utf-8')
      .send(script)
  })
}
