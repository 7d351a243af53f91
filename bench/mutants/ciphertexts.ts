import type { Mutant } from './mutant.ts'

const VAULT = 'packages/server/src/vault/create-vault.ts'
const VAULT_TEST = 'packages/server/src/vault/create-vault.test.ts'
const RESEAL_TEST = 'packages/server/src/vault/reseal.test.ts'

const ADDITIONAL = `const additional = ({ id }: RingKey, { owner, field, version = 0 }: Place) =>
  Buffer.from(\`v2|\${id}|\${owner}|\${field}|\${version}\`)`

const bound = {
  file: VAULT_TEST,
  name: 'A36: what is sealed opens for no other connection, field or version of it',
  project: 'embedded',
} as const

/** Of what is encrypted, signed and hashed. */
export const ciphertexts: readonly Mutant[] = [
  {
    name: 'ciphertexts without additional data',
    edits: [
      {
        file: VAULT,
        find: ADDITIONAL,
        replace: 'const additional = (_key: RingKey, _place: Place) => Buffer.alloc(0)',
      },
    ],
    killedBy: bound,
  },
  {
    name: 'additional data without the field',
    edits: [
      {
        file: VAULT,
        find: ADDITIONAL,
        replace: `const additional = ({ id }: RingKey, { owner, version = 0 }: Place) =>
  Buffer.from(\`v2|\${id}|\${owner}|\${version}\`)`,
      },
    ],
    killedBy: bound,
  },
  {
    name: 'additional data without the version',
    edits: [
      {
        file: VAULT,
        find: ADDITIONAL,
        replace: `const additional = ({ id }: RingKey, { owner, field }: Place) =>
  Buffer.from(\`v2|\${id}|\${owner}|\${field}\`)`,
      },
    ],
    killedBy: bound,
  },
  {
    name: 'a tag of any length',
    edits: [
      {
        file: VAULT,
        find: 'if (!parts || parts.iv.length !== IV_BYTES || parts.tag.length !== TAG_BYTES) throw undecryptable(place)',
        replace: 'if (!parts || parts.iv.length !== IV_BYTES) throw undecryptable(place)',
      },
      {
        file: VAULT,
        find: 'createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })',
        replace: 'createDecipheriv(ALGORITHM, key, iv)',
      },
    ],
    killedBy: {
      file: VAULT_TEST,
      name: 'A37: a tag that was cut to 4, 8, 12 or 15 bytes is refused',
      project: 'embedded',
    },
  },
  {
    name: 'a signature compared byte by byte',
    edits: [
      {
        file: VAULT,
        find: 'a.length === b.length && timingSafeEqual(a, b)',
        replace: 'a.equals(b)',
      },
    ],
    killedBy: {
      file: VAULT_TEST,
      name: 'A35: a signature that callers bring is compared in constant time',
      project: 'embedded',
    },
  },
  {
    name: 'any 32 bytes for a key',
    edits: [
      {
        file: 'packages/server/src/vault/key-ring.ts',
        find: '  if (weakness !== undefined) throw weak(place, weakness)\n',
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/src/vault/key-ring.test.ts',
      name: 'A39: no key that stands in our own documents is taken',
      project: 'embedded',
    },
  },
  {
    name: 'a start with some of the keys that are needed',
    edits: [
      {
        file: 'packages/server/src/vault/check-keys.ts',
        find: 'if (missing.length > 0) {',
        replace: 'if (missing.length > 0 && missing.length === counts.size) {',
      },
    ],
    killedBy: {
      file: 'packages/server/src/vault/check-keys.test.ts',
      name: 'A39, A40: a ring that has some of the keys which something stored needs, and lacks one, is refused',
      project: 'postgres',
    },
  },
  {
    name: 'a rotation that writes over what was renewed meanwhile',
    edits: [
      {
        file: 'packages/server/src/vault/sealed-columns.ts',
        find: ` and \${sql.ref(column)} = \${value.sealed}\n`,
        replace: '\n',
      },
    ],
    killedBy: {
      file: RESEAL_TEST,
      name: 'A40: of a token that was renewed while its old ciphertext was being sealed again, the renewed one stays',
      project: 'postgres',
    },
  },
  {
    name: 'a cursor whose signature nobody looks at',
    edits: [
      {
        file: 'packages/server/src/db/list-page.ts',
        find: `if (!isSpeltAsMade || !vault.isSigned(\`cursor \${list}\`, key, mac)) throw`,
        replace: 'if (!isSpeltAsMade) throw',
      },
    ],
    killedBy: {
      file: 'packages/server/src/db/list-page.test.ts',
      name: 'of a cursor no letter can be changed, added or taken away',
      project: 'embedded',
    },
  },
  {
    name: 'a cursor of any list',
    edits: [
      {
        file: 'packages/server/src/db/list-page.ts',
        find: `!vault.isSigned(\`cursor \${list}\`, key, mac)`,
        replace: "!vault.isSigned('cursor', key, mac)",
      },
      {
        file: 'packages/server/src/db/list-page.ts',
        find: `vault.sign(\`cursor \${list}\`, key)`,
        replace: "vault.sign('cursor', key)",
      },
    ],
    killedBy: {
      file: 'packages/server/src/db/list-page.test.ts',
      name: 'a cursor opens only for its list and its key',
      project: 'embedded',
    },
  },
]
