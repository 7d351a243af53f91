import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { ControlRefusal } from '../../control/control-input.ts'

/** Beside this file, and beside the built one. */
const FOLDER = new URL('./assets/', import.meta.url)
const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
])

/** Hangs the files of the page: its style, its scripts, its icon. None holds data. */
export function hangAssets(app: FastifyInstance): void {
  app.get<{ Params: { name: string } }>('/assets/:name', async ({ params: { name } }, reply) => {
    const type = TYPES.get(extname(name))
    // Nothing but a plain name, so no way leads out of the folder.
    if (type === undefined || !/^[a-z-]+\.[a-z]+$/.test(name)) throw new ControlRefusal('There is no such file.', 404)
    const content = await readFile(new URL(name, FOLDER)).catch(() => {
      throw new ControlRefusal('There is no such file.', 404)
    })
    reply.headers({
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
    return reply.send(content)
  })
}
