import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import type { KeyRing, RingKey } from './key-ring.ts'
import { readSealed, writeSealed } from './sealed-text.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** NIST SP 800-38D, 8.3: with random IVs of 96 bits a key may encrypt so often. */
const MOST_USES = 2 ** 32

/** Which row, field and version of it a ciphertext belongs to. Moved anywhere else, it does not open. */
export interface Place {
  readonly owner: string
  readonly field:
    | 'client_secret'
    | 'client_secret_before'
    | 'access'
    | 'refresh'
    | 'code_verifier'
    | 'journal'
    | 'answer'
  /** Tells one value of the field from the next, so that an older ciphertext that is put back does not open. */
  readonly version?: number
}

export interface Vault {
  /**
   * Encrypts for one place with the ring's first key: AES-256-GCM, a fresh IV, and the place, the key's id and the
   * format as additional data. Each owner has a key of its own, derived from the ring's.
   */
  seal(place: Place, secret: Secret): string
  /**
   * @throws {@link MalletError} `missing_key` where the ring lacks the key; `undecryptable` for any other reason: another
   *   place, altered text, a tag that was cut
   */
  open(place: Place, sealed: string): Secret
  /** Whether it was sealed with the first key in the present format. */
  isCurrent(sealed: string): boolean
  /** A MAC that only this Mallet can make, for values that callers carry for us. */
  sign(purpose: string, text: string): Buffer
  /** Whether a MAC, or the beginning of one, was made by any key of the ring; in constant time. */
  isSigned(purpose: string, text: string, mac: Buffer): boolean
  /** What every ciphertext of the present kind begins with. */
  readonly currentPrefix: string
  /** Ids of the ring's keys, the first one first. */
  readonly keyIds: readonly string[]
}

/**
 * @param random a source of that many random bytes
 * @param mostUses how often this vault encrypts before it refuses
 */
export function createVault(ring: KeyRing, random: (bytes: number) => Buffer, mostUses = MOST_USES): Vault {
  const [first] = ring
  const signingKey = derive(first.key, 'signing')
  const signingKeys = ring.map(({ key }) => derive(key, 'signing'))
  let uses = 0

  const sign = (key: Buffer, purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest()

  return {
    seal: (place, secret) => {
      if (uses++ >= mostUses) throw new Error('the encryption key has been used as often as it may be')
      const plaintext = secret.reveal()
      if (plaintext === '') throw new Error(`nothing to encrypt for ${place.field}`)
      const iv = random(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, sealingKey(first, place), iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(additional(first, place))
      const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      return writeSealed({ keyId: first.id, iv, text, tag: cipher.getAuthTag() })
    },
    open: (place, sealed) => {
      const parts = readSealed(sealed)
      if (!parts || parts.iv.length !== IV_BYTES || parts.tag.length !== TAG_BYTES) throw undecryptable(place)
      const { keyId } = parts
      const keys = keyId === undefined ? ring : ring.filter(({ id }) => id === keyId)
      if (keyId !== undefined && keys.length === 0) throw missingKey(keyId)
      for (const key of keys) {
        const opened = keyId === undefined ? decryptFirst(key, place, parts) : decrypt(key, place, parts)
        if (opened !== undefined) return new Secret(opened)
      }
      throw undecryptable(place)
    },
    isCurrent: (sealed) => readSealed(sealed)?.keyId === first.id,
    sign: (purpose, text) => sign(signingKey, purpose, text),
    isSigned: (purpose, text, mac) =>
      // Every key is tried, so that the time does not tell which one signed.
      mac.length >= 16 &&
      signingKeys.map((key) => isEqual(sign(key, purpose, text).subarray(0, mac.length), mac)).some((equal) => equal),
    currentPrefix: `v2.${first.id}.`,
    keyIds: ring.map(({ id }) => id),
  }
}

type Parts = NonNullable<ReturnType<typeof readSealed>>

const derive = (key: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `mallet ${purpose}`, 32))

const sealingKey = ({ key }: RingKey, { owner }: Place) => derive(key, `sealing v2 ${owner}`)

const additional = ({ id }: RingKey, { owner, field, version = 0 }: Place) =>
  Buffer.from(`v2|${id}|${owner}|${field}|${version}`)

const decrypt = (key: RingKey, place: Place, parts: Parts) =>
  decipher(sealingKey(key, place), additional(key, place), parts)

/** The first format named neither key nor version, and every owner had the same key. */
const decryptFirst = ({ key }: RingKey, { owner, field }: Place, parts: Parts) =>
  decipher(derive(key, 'sealing'), Buffer.from(`v1|${owner}|${field}`), parts)

function decipher(key: Buffer, additionalData: Buffer, { iv, text, tag }: Parts): string | undefined {
  try {
    const opening = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    opening.setAAD(additionalData).setAuthTag(tag)
    return Buffer.concat([opening.update(text), opening.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

const isEqual = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

const undecryptable = ({ field }: Place) => new MalletError('undecryptable', { field })

const missingKey = (keyId: string) =>
  new MalletError(
    'missing_key',
    { keyIds: [keyId] },
    { message: `Stored credentials need the encryption key ${keyId}, which is not among the present ones.` },
  )
