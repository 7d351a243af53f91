import type { Action } from '@mallet/contract/actions/action'
import type { FileToSend } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import { parseInput } from './run-tool.ts'

/** A file in a tool call: small ones only, since the whole call is held in memory. */
const FileInput = z.strictObject({
  mediaType: z.string().max(200),
  fileName: z.string().min(1).max(255).optional(),
  text: z.string().optional().describe('The file, where it is text'),
  base64: z.base64().optional().describe('The file, where it is not text'),
})
const WithFile = z.looseObject({ file: FileInput })

/** What the tool of an action takes: its input, and its file beside that. */
export const toolInput = ({ input, upload }: Action): z.ZodObject =>
  upload ? input.extend({ file: FileInput.describe(`Of one of these types: ${upload.mediaTypes.join(', ')}`) }) : input

/**
 * The file of a call apart from the rest of its input.
 *
 * @throws {@link MalletError} `invalid_input`
 */
export function takeFile(
  { upload }: Action,
  given: Readonly<Record<string, unknown>>,
): { input: Readonly<Record<string, unknown>>; file?: FileToSend } {
  if (!upload) return { input: given }
  const { file, ...input } = parseInput(WithFile, given)
  const { mediaType, fileName = 'file', text, base64 } = file
  if ((text === undefined) === (base64 === undefined)) {
    throw new MalletError('invalid_input', { issues: ['file: has either text or base64'] })
  }
  const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text)
  return { input, file: { fileName, mediaType, bytes: once(bytes) } }
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
