import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import type { CompanyAddress } from '../../emulator-options.ts'
import type { SampleRequest } from '../samples/sample-request.ts'
import { shellQuote } from './shell-quote.ts'

/** Longer than this, JSON is laid out in lines. */
const WIDE = 72
const CONTINUED = ' \\\n  '

/** A shell command that sends the request with the company's API key, and needs nothing else to be set. */
export function operationCurl(
  { method, upload }: Pick<GongEndpoint, 'method' | 'upload'>,
  { path, body, upload: text }: SampleRequest,
  { apiBaseUrl, accessKey, accessKeySecret }: Pick<CompanyAddress, 'apiBaseUrl' | 'accessKey' | 'accessKeySecret'>,
): string {
  const verb = method === 'GET' && body === undefined ? 'curl' : `curl -X ${method}`
  const words = [
    `${verb} ${shellQuote(apiBaseUrl + path)}`,
    `-u ${shellQuote(`${accessKey}:${accessKeySecret}`)}`,
    ...(body === undefined ? [] : ["-H 'content-type: application/json'", `-d ${shellQuote(laidOut(body))}`]),
  ]
  if (!upload || text === undefined) return words.join(CONTINUED)
  const { part, mediaTypes } = upload
  const form = `${part}=@-;filename=${part}${extensionOf(mediaTypes)};type=${mediaTypeOf(mediaTypes)}`
  return `printf %s ${shellQuote(text)} | ${[...words, `-F ${shellQuote(form)}`].join(CONTINUED)}`
}

function laidOut(body: unknown): string {
  const line = JSON.stringify(body)
  return line.length > WIDE ? JSON.stringify(body, null, 2) : line
}

/** A row may name only the beginning of a type, such as `audio/`. */
const mediaTypeOf = ([first = 'application/octet-stream']: readonly string[]): string =>
  first.endsWith('/') ? `${first}wav` : first

const extensionOf = (mediaTypes: readonly string[]): string => `.${mediaTypeOf(mediaTypes).split('/')[1] ?? 'bin'}`
