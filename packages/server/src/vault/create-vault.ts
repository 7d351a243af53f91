import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

/** Which row and field a ciphertext belongs to. Moved anywhere else, it does not decrypt. */
export interface Place {
  readonly owner: string
  readonly field: 'client_secret' | 'access' | 'refresh'
}

export interface Vault {
  /** Encrypts for one place: AES-256-GCM with a fresh IV and the place as additional data. */
  seal(place: Place, plaintext: string): string
  /** @throws {@link MalletError} `undecryptable`, whatever the reason: another key, another place, altered text. */
  open(place: Place, sealed: string): string
  /** A MAC that only this Mallet can make, for values that callers carry for us. */
  sign(purpose: string, text: string): Buffer
}

/**
 * @param key 32 bytes
 * @param random a source of that many random bytes
 */
export function createVault(key: Buffer, random: (bytes: number) => Buffer): Vault {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `mallet ${purpose}`, 32))
  const sealingKey = derived('sealing')
  const signingKey = derived('signing')
  return {
    seal: (place, plaintext) => {
      const iv = random(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, sealingKey, iv, { authTagLength: TAG_BYTES }).setAAD(additional(place))
      const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      const parts = [iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))
      return [VERSION, ...parts].join('.')
    },
    open: (place, sealed) => {
      const [, iv = '', text = '', tag = ''] = sealed.split('.')
      try {
        const decipher = createDecipheriv(ALGORITHM, sealingKey, Buffer.from(iv, 'base64url'), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(additional(place)).setAuthTag(Buffer.from(tag, 'base64url'))
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
      } catch {
        throw new MalletError('undecryptable', { field: place.field })
      }
    },
    sign: (purpose, text) => createHmac('sha256', signingKey).update(`${purpose}\n${text}`).digest(),
  }
}

const additional = ({ owner, field }: Place) => Buffer.from(`${VERSION}|${owner}|${field}`)
