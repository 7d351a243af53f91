import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseKeyRing } from './key-ring.ts'

const PLACE = 'MALLET_ENCRYPTION_KEY'
const ROOT = join(import.meta.dirname, '../../../..')
const [first, second] = [randomBytes(32), randomBytes(32)]
const text = (key: Buffer) => key.toString('base64')

test.each([
  ['short', text(randomBytes(31))],
  ['long', text(randomBytes(33))],
  ['of zeros', text(Buffer.alloc(32))],
  ['of one byte', text(Buffer.alloc(32, 7))],
  ['of two bytes', text(Buffer.alloc(32, Buffer.from([1, 200])))],
  ['one half twice', text(Buffer.concat([first.subarray(0, 16), first.subarray(0, 16)]))],
  ['a row of numbers', text(Buffer.from(Array.from({ length: 32 }, (_, index) => index)))],
  ['a row of numbers downwards', text(Buffer.from(Array.from({ length: 32 }, (_, index) => 250 - index * 3)))],
  ['a sentence', text(Buffer.from('correct horse battery staple 123'))],
  ['a word', 'password'],
  ['hexadecimal', first.toString('hex')],
  ['not base64', `${text(first).slice(0, 20)}!${text(first).slice(20)}`],
  ['empty', ''],
  ['of blanks', '  '],
  ['behind another one and weak', `${text(first)},${text(Buffer.alloc(32))}`],
  ['there twice', `${text(first)},${text(second)},${text(first)}`],
])('A39: a key that is %s is refused, and the error says where it stands and nothing of it', (_, given) => {
  let thrown: unknown
  try {
    parseKeyRing(given, PLACE)
  } catch (error) {
    thrown = error
  }

  expect(thrown).toMatchObject({ code: 'weak_encryption_key' })
  expect(String(thrown)).toContain(PLACE)
  for (const part of given.split(',').filter((one) => one.trim() !== '')) expect(String(thrown)).not.toContain(part)
})

test('A39: no key that stands in our own documents is taken', async () => {
  const docs = (await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)
  const texts = await Promise.all([...docs, 'README.md'].map((name) => readFile(join(ROOT, name), 'utf8')))
  const samples = texts.flatMap((one) => one.match(/(?<![\w+/-])[\w+/-]{43}=/g) ?? [])

  expect(samples.length).toBeGreaterThan(0)
  for (const sample of samples) expect(() => parseKeyRing(sample, PLACE), sample).toThrow(/in MALLET_ENCRYPTION_KEY/)
})

test('keys are separated by commas or line ends, in base64 of either alphabet, and keep their order', () => {
  const ring = [first, second]
  const urlSafe = ring.map((key) => key.toString('base64url'))

  for (const given of [ring.map(text).join(','), ring.map(text).join('\n'), ` ${urlSafe.join(' ,\n ')}\n`]) {
    expect(parseKeyRing(given, PLACE).map(({ key }) => key)).toEqual(ring)
  }
})

test('the id of a key is always the same, and differs from that of any other', () => {
  const ids = Array.from({ length: 1000 }, () => parseKeyRing(text(randomBytes(32)), PLACE)[0].id)

  expect(new Set(ids).size).toBe(1000)
  expect(parseKeyRing(text(first), PLACE)[0].id).toBe(parseKeyRing(text(first), PLACE)[0].id)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}$/)
})
