interface TokenRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A fetch for libraries that take one: it moves the form to the query, where Gong documents the parameters. */
export function formToQuery(url: string, { method, headers, body }: TokenRequest): Promise<Response> {
  if (!(body instanceof URLSearchParams)) throw new Error(`${url} was not asked with a form`)
  const kept = new Headers(headers)
  kept.delete('content-type')
  return fetch(`${url}?${body}`, { method, headers: kept })
}
