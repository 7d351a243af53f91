import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'

const BUILT = new URL('../../pages/', import.meta.url)

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Their names change with their content. */
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * Serves what Vite made of one app: its one document at each of the paths, and its assets. None holds data, so anyone may
 * have them.
 *
 * @param paths may end in a wildcard
 */
export async function serveBuiltPages(
  app: FastifyInstance,
  name: 'connect' | 'dashboard',
  paths: readonly string[],
): Promise<void> {
  const folder = new URL(`${name}/`, BUILT)
  const page = new URL('index.html', folder)
  const document = existsSync(page) ? await readFile(page, 'utf8') : undefined
  for (const path of paths) {
    app.get(path, (_request, reply) => {
      if (document === undefined) throw new MalletError('pages_not_built', {})
      return reply.type('text/html; charset=utf-8').send(document)
    })
  }
  const assets = new URL('assets/', folder)
  for (const file of existsSync(assets) ? readdirSync(assets) : []) {
    const content = await readFile(new URL(file, assets))
    const mediaType = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream'
    app.get(`/${name}/assets/${file}`, (_request, reply) =>
      reply.header('cache-control', FOREVER).type(mediaType).send(content),
    )
  }
}
