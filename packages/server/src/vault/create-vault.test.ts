import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Secret } from '@mallet/contract/secret'
import { expect, test } from 'vitest'
import { comparedMeanwhile } from '../../test/compared-meanwhile.ts'
import { freshVault } from '../../test/fresh-vault.ts'
import { createVault, type Place } from './create-vault.ts'
import { identified } from './key-ring.ts'

const key = randomBytes(32)
const vault = freshVault(key)
const place: Place = { owner: 'conn_1', field: 'refresh', version: 3 }
const secret = new Secret('a refresh token, with ünïcode and \0')

const undecryptable = expect.objectContaining({ code: 'undecryptable', details: { field: expect.any(String) } })

/** A ciphertext with one of its parts changed. */
function changed(sealed: string, change: { keyId?: string; iv?: Buffer; text?: Buffer; tag?: Buffer }): string {
  const [format, keyId, iv, text, tag] = sealed.split('.')
  const part = (bytes: Buffer | undefined, before: string | undefined) => bytes?.toString('base64url') ?? before
  return [format, change.keyId ?? keyId, part(change.iv, iv), part(change.text, text), part(change.tag, tag)].join('.')
}

const bytesOf = (sealed: string, index: number) => Buffer.from(sealed.split('.')[index] ?? '', 'base64url')

const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)))

test('what is sealed opens again at its place, and in another process with the same key', () => {
  const sealed = vault.seal(place, secret)

  expect(vault.open(place, sealed).reveal()).toBe(secret.reveal())
  expect(freshVault(key).open(place, sealed).reveal()).toBe(secret.reveal())
})

test('A36: what is sealed opens for no other connection, field or version of it', () => {
  const sealed = vault.seal(place, secret)

  for (const other of [
    { ...place, owner: 'conn_2' },
    { ...place, field: 'access' as const },
    { ...place, version: 2 },
    { owner: place.owner, field: place.field },
  ]) {
    expect(() => vault.open(other, sealed), JSON.stringify(other)).toThrow(undecryptable)
  }
})

test('A36: a place cannot be written so that it reads as another one', () => {
  const sealed = vault.seal({ owner: 'conn_1|access', field: 'refresh' }, secret)

  expect(() => vault.open({ owner: 'conn_1', field: 'access' }, sealed)).toThrow(undecryptable)
})

test('A37: a tag that was cut to 4, 8, 12 or 15 bytes is refused, and so is a longer one', () => {
  const sealed = vault.seal(place, secret)
  const tag = bytesOf(sealed, 4)

  for (const length of [0, 4, 8, 12, 13, 14, 15]) {
    expect(() => vault.open(place, changed(sealed, { tag: tag.subarray(0, length) })), String(length)).toThrow(
      undecryptable,
    )
  }
  expect(() => vault.open(place, changed(sealed, { tag: Buffer.concat([tag, tag]) }))).toThrow(undecryptable)
})

test('A37: an altered, empty or badly written ciphertext, and one of another format, is refused', () => {
  const sealed = vault.seal(place, secret)
  const [format = '', keyId = '', iv = '', text = '', tag = ''] = sealed.split('.')
  const refused = [
    changed(sealed, { iv: flipped(bytesOf(sealed, 2)) }),
    changed(sealed, { iv: Buffer.concat([bytesOf(sealed, 2), Buffer.alloc(4)]) }),
    changed(sealed, { text: flipped(bytesOf(sealed, 3)) }),
    changed(sealed, { text: Buffer.alloc(0) }),
    changed(sealed, { tag: flipped(bytesOf(sealed, 4)) }),
    ['v1', iv, text, tag].join('.'),
    ['v3', keyId, iv, text, tag].join('.'),
    ['', keyId, iv, text, tag].join('.'),
    [format, iv, text, tag].join('.'),
    [format, keyId, iv, text].join('.'),
    `${sealed}.`,
    `${sealed}=`,
    ` ${sealed}`,
    '',
    'v2....',
    secret.reveal(),
  ]

  for (const text of refused) expect(() => vault.open(place, text), text).toThrow(undecryptable)
  expect(() => vault.seal(place, new Secret(''))).toThrow('nothing to encrypt')
})

test('A37: of a hundred thousand ciphertexts no two have one IV, and none shows the secret', () => {
  const sealed = Array.from({ length: 100_000 }, () => vault.seal(place, secret))

  expect(new Set(sealed.map((text) => text.split('.')[2])).size).toBe(100_000)
  expect(sealed.slice(0, 100).join()).not.toContain(Buffer.from(secret.reveal()).toString('base64url').slice(0, 10))
})

test('A37: a key encrypts as often as it may and then no more', () => {
  const bounded = createVault([identified(key)], randomBytes, 3)
  for (let use = 0; use < 3; use++) bounded.seal(place, secret)

  expect(() => bounded.seal(place, secret)).toThrow('as often as it may')
})

test('A37: the nonce comes from the given source, twelve bytes for each ciphertext', () => {
  const asked: number[] = []
  const counting = createVault([identified(key)], (bytes) => {
    asked.push(bytes)
    return randomBytes(bytes)
  })
  counting.seal(place, secret)
  counting.seal(place, secret)

  expect(asked).toEqual([12, 12])
})

test('A40: the first key seals, every key of the ring opens, and a key that is not there is named', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)]
  const sealedBefore = freshVault(old).seal(place, secret)
  const both = freshVault(next, old)
  const sealedAfter = both.seal(place, secret)

  expect(both.open(place, sealedBefore).reveal()).toBe(secret.reveal())
  expect([both.isCurrent(sealedBefore), both.isCurrent(sealedAfter)]).toEqual([false, true])
  expect(sealedAfter.startsWith(both.currentPrefix)).toBe(true)
  expect(freshVault(old, next).open(place, sealedAfter).reveal()).toBe(secret.reveal())
  expect(() => freshVault(next).open(place, sealedBefore)).toThrow(
    expect.objectContaining({ code: 'missing_key', details: { keyIds: [identified(old).id] } }),
  )
})

test('A40: a ciphertext that names another key of the ring than its own does not open', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)]
  const both = freshVault(next, old)
  const sealed = both.seal(place, secret)

  expect(() => both.open(place, changed(sealed, { keyId: identified(old).id }))).toThrow(undecryptable)
})

test('A40: what the first format sealed still opens, with any key of the ring', () => {
  const sealed = sealedInFirstFormat(key)

  expect(vault.open(place, sealed).reveal()).toBe('from before')
  expect(freshVault(randomBytes(32), key).open(place, sealed).reveal()).toBe('from before')
  expect(vault.isCurrent(sealed)).toBe(false)
  expect(() => freshVault().open(place, sealed)).toThrow(undecryptable)
  expect(() => vault.open({ ...place, owner: 'conn_2' }, sealed)).toThrow(undecryptable)
})

/** As the first release wrote it. */
function sealedInFirstFormat(ringKey: Buffer): string {
  const derived = Buffer.from(hkdfSync('sha256', ringKey, Buffer.alloc(0), 'mallet sealing', 32))
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derived, iv).setAAD(Buffer.from('v1|conn_1|refresh'))
  const text = Buffer.concat([cipher.update('from before', 'utf8'), cipher.final()])
  return ['v1', ...[iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

test('a signature is the same for the same text and purpose and key, and for no other', () => {
  const own = vault.sign('cursor runs', 'run_1')

  expect(freshVault(key).sign('cursor runs', 'run_1')).toEqual(own)
  for (const other of [
    vault.sign('cursor runs', 'run_2'),
    vault.sign('cursor keys', 'run_1'),
    vault.sign('cursor', 'runs\nrun_1'),
    freshVault().sign('cursor runs', 'run_1'),
  ]) {
    expect(other).not.toEqual(own)
  }
})

test('A35, A40: a signature of any key of the ring is known, whole or its first sixteen bytes; nothing else is', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)]
  const signed = freshVault(old).sign('cursor', 'run_1')
  const both = freshVault(next, old)
  const isKnown = (mac: Buffer) => both.isSigned('cursor', 'run_1', mac)

  expect([isKnown(signed), isKnown(signed.subarray(0, 16)), isKnown(both.sign('cursor', 'run_1'))]).toEqual([
    true,
    true,
    true,
  ])
  for (const mac of [
    Buffer.alloc(0),
    signed.subarray(0, 15),
    Buffer.concat([signed, Buffer.alloc(1)]),
    flipped(signed),
    Buffer.alloc(32),
    freshVault().sign('cursor', 'run_1'),
  ]) {
    expect(isKnown(mac)).toBe(false)
  }
})

test('A35: a signature that callers bring is compared in constant time, with that of every key', async () => {
  const keys = [randomBytes(32), randomBytes(32)] as const
  const both = freshVault(...keys)
  const own = keys.map((one) => freshVault(one).sign('cursor', 'run_1'))
  const foreign = freshVault().sign('cursor', 'run_1')

  for (const mac of [...own, foreign]) {
    const compared = await comparedMeanwhile(() => both.isSigned('cursor', 'run_1', mac))
    expect(compared).toEqual(own.map((one) => [one.toString('hex'), mac.toString('hex')]))
  }
})
