/** What the address says: which page this is, who opened it, and how. */
export interface Address {
  readonly page: 'connect' | 'launch' | 'confirm' | 'done'
  /** The page that opened this one, where it says so. Not to be believed before Mallet allows it. */
  readonly host: { readonly origin: string; readonly nonce: string } | undefined
  readonly embedded: 'modal' | 'inline' | undefined
  readonly language: string | undefined
  /** Shows a view with invented data. */
  readonly preview: string | undefined
  readonly token: string | undefined
  readonly launchCode: string | undefined
  /** A fragment that is none of these: a link that was cut short, say. */
  readonly hasFragment: boolean
}

type Readable = Pick<Location, 'pathname' | 'search' | 'hash'>

export function readAddress({ pathname, search, hash }: Readable): Address {
  const query = new URLSearchParams(search)
  const embedded = query.get('embedded')
  const last = pathname.replace(/\/+$/, '').split('/').at(-1)
  const origin = query.get('origin')
  const nonce = query.get('nonce')
  return {
    page: last === 'launch' || last === 'confirm' || last === 'done' ? last : 'connect',
    host: origin && nonce ? { origin, nonce } : undefined,
    embedded: embedded === 'modal' || embedded === 'inline' ? embedded : undefined,
    language: query.get('lang') ?? undefined,
    preview: query.get('preview') ?? undefined,
    token: /^#(cst_[\w-]+)$/.exec(hash)?.[1],
    launchCode: /^#(lc_[\w-]+)$/.exec(hash)?.[1],
    hasFragment: hash !== '' && hash !== '#',
  }
}
