import {
  type ActionInput,
  type ActionName,
  type ActionOutput,
  actions,
  type UploadName,
} from '@mallet/contract/actions/index'
import { MalletError } from '@mallet/contract/errors'
import { type FileInput, fileBody } from './file-input.ts'
import type { RequestOptions } from './request-options.ts'
import type { Harmless } from './seconds-to-repeat.ts'
import type { ApiRequest } from './send-request.ts'

/** A name without a file, or a name with one. */
export interface RunAction {
  <N extends UploadName>(
    connectionId: string,
    name: N,
    input: ActionInput<N>,
    file: FileInput,
    options?: RequestOptions,
  ): Promise<ActionOutput<N>>
  <N extends Exclude<ActionName, UploadName>>(
    connectionId: string,
    name: N,
    ...given: object extends ActionInput<N>
      ? [input?: ActionInput<N>, options?: RequestOptions]
      : [input: ActionInput<N>, options?: RequestOptions]
  ): Promise<ActionOutput<N>>
}

/** A gigabyte and more has to go through. */
const UPLOAD_TIMEOUT_SECONDS = 3600

/** The same for whoever does not know which action it is. */
type RunAnyAction = (
  connectionId: string,
  name: string,
  input?: object,
  ...rest: readonly unknown[]
) => Promise<unknown>

/**
 * What is answered has been parsed by Mallet, by the row of the action; a second parse would refuse what a newer Mallet
 * knows.
 *
 * @param ask sends, and gives the answer as JSON
 * @returns a function that throws `invalid_input` where an upload has no file, or one that does not say its media type
 */
export const createRunAction =
  (ask: (request: ApiRequest, options: RequestOptions) => Promise<unknown>): RunAnyAction =>
  async (connectionId, name, input = {}, ...rest) => {
    const path = `/v1/connections/${encodeURIComponent(connectionId)}/actions/${encodeURIComponent(name)}`
    const takesFile = actions.get(name)?.upload !== undefined
    // What stands where, the overloads say.
    const [file, options] = (takesFile ? rest : [undefined, ...rest]) as [FileInput?, RequestOptions?]
    if (!takesFile) {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(input)
      return ask({ method: 'POST', path, headers, body, harmless: harmlessOf(name) }, options ?? {})
    }
    if (!file) throw new MalletError('invalid_input', { issues: ['file: is missing'] })
    const { body, mediaType, fileName } = fileBody(file)
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries(input)) query.append(key, String(value))
    const headers = { 'content-type': mediaType, ...(fileName && { 'content-disposition': dispositionOf(fileName) }) }
    return ask(
      { method: 'POST', path: `${path}?${query}`, headers, body, harmless: undefined },
      { ...options, timeoutSeconds: options?.timeoutSeconds ?? UPLOAD_TIMEOUT_SECONDS },
    )
  }

/** Only what reads, and reads the same twice. An action that this version does not know may do anything. */
function harmlessOf(name: string): Harmless {
  const action = actions.get(name)
  return action?.effect === 'reads' && action.repeat === 'safe' ? 'read' : undefined
}

/** A header holds no more than ASCII. */
const dispositionOf = (fileName: string): string => `attachment; filename="${fileName.replace(/[^ -~]|["\\]/g, '_')}"`
