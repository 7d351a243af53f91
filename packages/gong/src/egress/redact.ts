const SHOWN = '[secret]'
/** A shorter text is no secret, and striking it out would spoil what else is said. */
const SHORTEST = 6

/** Strikes the secrets out of a text, however it writes them. */
export type Redact = (text: string) => string

/**
 * What strikes these secrets out of anything that comes back: as they are, encoded for URLs and forms, escaped for
 * JSON, in hex, and in base64 of both alphabets wherever they stand in the encoded text, so in Basic credentials too.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const spellings = new Set(secrets.filter(({ length }) => length >= SHORTEST).flatMap(spellingsOf))
  // The longest first, or what is left of one would tell of another.
  const ordered = [...spellings].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length)
  return (text) => ordered.reduce((rest, spelling) => rest.replaceAll(spelling, SHOWN), text)
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1)
  const inJson = JSON.stringify(secret).slice(1, -1)
  const hex = bytes.toString('hex')
  return [
    ...[secret, inJson, inJson.replaceAll('/', '\\/'), hex, hex.toUpperCase()],
    ...[inUrl(secret), inForm].flatMap((text) => [text, lowerEscapes(text)]),
    ...base64Cores(bytes).flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]),
  ]
}

/** Half of a surrogate pair, which no URL can hold, leaves the form alone. */
function inUrl(secret: string): string {
  try {
    return encodeURIComponent(secret)
  } catch {
    return secret
  }
}

const lowerEscapes = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())

/** The characters of base64 that depend on the secret alone, for each of the three places where it can begin. */
function base64Cores(secret: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret])
      .toString('base64')
      .replace(/=+$/, '')
    const isWhole = (before + secret.length) % 3 === 0
    return text.slice(Math.ceil((before * 8) / 6), isWhole ? undefined : -1)
  })
}

/** The secrets of a header of authorization: its credential, and of Basic what is packed in it. */
export function secretsOfAuthorization(authorization: string | undefined): string[] {
  const [scheme = '', credential = ''] = authorization?.split(' ') ?? []
  if (scheme.toLowerCase() !== 'basic') return [credential]
  const pair = Buffer.from(credential, 'base64').toString()
  return [credential, pair, pair.slice(pair.indexOf(':') + 1)]
}
