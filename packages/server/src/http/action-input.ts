import { findAction } from '@mallet/contract/actions/index'
import { readQuery } from '@mallet/contract/derive/read-query'
import type { FileToSend } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'

type Flat = Readonly<Record<string, unknown>>

/**
 * The input of an action as one object: the body, or beside a file the query and the fields of its form, which are text
 * and become what the action takes.
 *
 * @throws {@link MalletError} `invalid_input` for a query beside JSON, whose numbers and lists would all be text
 */
export function actionInput(name: string, query: Flat, body: Flat, file: FileToSend | undefined): Flat {
  if (!file) {
    const issues = Object.keys(query).map((key) => `query.${key}: the input stands in the body, as JSON`)
    if (issues.length > 0) throw new MalletError('invalid_input', { issues })
    return body
  }
  const texts = { ...query, ...body }
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(texts)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  return { ...texts, ...readQuery(findAction(name)?.input, search) }
}
