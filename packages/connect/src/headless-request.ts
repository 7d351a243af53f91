import { ConnectError } from './connect-error.ts'

const DEADLINE_MS = 60_000

/** Asks one of the rows under `/connect`. Throws {@link ConnectError} for every answer but success, and for none. */
export interface ConnectRequest {
  <Answer>(method: string, path: string, body?: object): Promise<Answer>
  /** An answer that goes on, as it comes. */
  stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

export function createRequest(malletUrl: string, token: string, send: typeof fetch): ConnectRequest {
  const base = `${malletUrl.replace(/\/+$/, '')}/connect`
  const ask = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const { headers, ...rest } = init
    const authorized = { authorization: `Bearer ${token}`, ...headers }
    const response = await send(base + path, { method, headers: authorized, credentials: 'omit', ...rest }).catch(
      (cause: unknown) => {
        const fix = `Check that malletUrl is right, that a Content-Security-Policy lists it in connect-src, and that ${location.origin} is among allowedOrigins in the settings of Connect`
        throw new ConnectError('mallet_unreachable', `No answer came from ${base}`, fix, null, { cause })
      },
    )
    if (!response.ok) throw await refusalOf(response)
    return response
  }
  const request = async (method: string, path: string, body?: object) => {
    const response = await ask(method, path, {
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return response.json()
  }
  const stream = async (path: string, signal: AbortSignal) => {
    const { body } = await ask('GET', path, { signal, headers: { accept: 'text/event-stream' } })
    if (!body) throw new ConnectError('unexpected_answer', `${base}${path} answered nothing`, 'Check malletUrl')
    return body
  }
  return Object.assign(request, { stream })
}

async function refusalOf(response: Response): Promise<ConnectError> {
  const requestId = response.headers.get('x-request-id')
  const answer: unknown = await response.json().catch(() => undefined)
  const error = answer instanceof Object && 'error' in answer ? answer.error : undefined
  if (!(error instanceof Object)) {
    const message = `${response.url} answered ${response.status}`
    return new ConnectError('unexpected_answer', message, 'Check that malletUrl is that of Mallet', requestId)
  }
  const { code, message, fix }: { code?: unknown; message?: unknown; fix?: unknown } = error
  return new ConnectError(String(code), String(message), String(fix), requestId)
}
