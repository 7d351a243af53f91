import { composedActions } from '@mallet/contract/actions/composed-actions'
import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { operationAt } from '@mallet/contract/gong/operation-at'
import { parseExactJson } from '@mallet/gong'
import { requireScope } from '../keys/caller.ts'
import { giveUpIfAborted } from './give-up.ts'
import type { Running } from './run-action.ts'

const Input = composedActions['http.request'].input
/** What says something to whoever reads one answer. */
const TELLING = ['content-type', 'retry-after', 'x-traceid']

/**
 * Sends what the caller wrote to a documented path. Who may not run the operation by its own name may not do it so.
 *
 * @throws {@link MalletError} `invalid_input` for a path that is not documented; `forbidden`; `action_disabled`;
 *   `confirmation_required`
 */
export async function sendHttpRequest(running: Running): Promise<Record<string, unknown>> {
  const { ctx, caller, connectionId } = running
  const { method, path, query, body, confirm } = Input.parse(running.input)
  const name = operationAt(method, path)
  if (!name || !isOperation(name))
    throw invalid('path: with this method none that Gong documents; the proxy sends to any path')
  const endpoint: Endpoint = gong[name]
  if (endpoint.upload) throw invalid(`path: takes a file; use the action ${name}`)
  if (endpoint.effect !== 'reads') requireScope(caller, 'actions:write')
  if (endpoint.effect === 'destroys' && confirm !== true)
    throw new MalletError('confirmation_required', { action: name })
  giveUpIfAborted(running.signal)
  const answer = await ctx.gateway.request(
    { connectionId, lane: 'interactive', action: name },
    { name, endpoint, method, path: withQuery(path, query), ...(body !== undefined && { body: JSON.stringify(body) }) },
  )
  const headers = Object.entries(answer.headers).filter(([header]) => TELLING.includes(header))
  return { status: answer.status, headers: Object.fromEntries(headers), body: readBody(answer.body) }
}

const isOperation = (name: string): name is keyof Gong => Object.hasOwn(gong, name)

function withQuery(path: string, query: Readonly<Record<string, unknown>> = {}): string {
  const added = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) added.append(name, String(one))
  }
  if (added.size === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}${added}`
}

function readBody(text: string): unknown {
  try {
    return parseExactJson(text).value
  } catch {
    return text
  }
}

const invalid = (issue: string) => new MalletError('invalid_input', { issues: [issue] })
