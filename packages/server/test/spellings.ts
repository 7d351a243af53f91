/** How a secret may stand in a file or an answer: plain, in hexadecimal, escaped for a URL, or in base64, alone or within more. */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const within = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '')
    // The letters at both ends also depend on the neighbours.
    return shifted.slice(offset === 0 ? 0 : offset + 1, -1)
  })
  const spellings = [secret, bytes.toString('hex'), encodeURIComponent(secret), ...within]
  return [...new Set([...spellings, ...spellings.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))])]
}
