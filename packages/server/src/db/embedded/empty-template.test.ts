import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cachedTemplatePath, emptyTemplate } from './empty-template.ts'

let scratch: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mallet-template-'))
})

afterAll(() => rm(scratch, { recursive: true, force: true }))

test('makers at once leave one whole template, which is not made again', async () => {
  const cache = join(scratch, 'not', 'there', 'yet')
  const size = 1_000_000
  const make = (fill: number) =>
    emptyTemplate(cache, async () => {
      await sleep(fill)
      return new Uint8Array(size).fill(fill)
    })

  const paths = await Promise.all([make(1), make(2), make(3)])
  const again = await make(4)

  expect(new Set([...paths, again]).size).toBe(1)
  expect(await readdir(cache)).toHaveLength(1)
  const bytes = await readFile(String(again))
  expect(bytes.length).toBe(size)
  expect(new Set(bytes)).toEqual(new Set([bytes[0]]))
  expect(bytes[0]).not.toBe(4)
})

test('a template whose making failed leaves nothing behind', async () => {
  const cache = join(scratch, 'failed')
  const failing = emptyTemplate(cache, () => Promise.reject(new Error('out of memory')))

  await expect(failing).rejects.toThrow('out of memory')

  expect(await readdir(cache)).toEqual([])
})

test('a cache that cannot be written to yields no template and no error', async () => {
  await writeFile(join(scratch, 'file'), '')
  expect(await emptyTemplate(join(scratch, 'file', 'cache'))).toBeUndefined()
})

test('the template of an installation is kept beside its packages', () => {
  expect(cachedTemplatePath()).toMatch(/node_modules\/\.cache\/mallet\/empty-pglite-[\d.]+\.tar\.gz$/)
})
