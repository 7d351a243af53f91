import { once } from 'node:events'
import { MalletError } from '@mallet/contract/errors'
import { createSend, type Send } from '@mallet/gong'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { RemoteConfig } from '../config.ts'
import { forwardMessages } from './forward-messages.ts'

export interface McpOptions {
  readonly connection?: string
  readonly mode?: string
  readonly tools?: string
}

/** As long as an action with `all` may take. */
const DEADLINE_MS = 600_000
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

/**
 * Speaks MCP on standard input and output and has a Mallet that runs elsewhere answer, since the embedded database has
 * one owner. Nothing but the protocol is written to standard output. Ends when the input does and all is answered.
 */
export async function mcp({ url, apiKey }: RemoteConfig, options: McpOptions): Promise<void> {
  const sender = createSend({ domains: [], listed: [], own: new URL(url).host })
  const transport = new StdioServerTransport()
  const { answered } = forwardMessages(transport, {
    post: poster(sender.send, url, apiKey, options),
    tell: (line) => process.stderr.write(`${line}\n`),
  })
  const ended = once(process.stdin, 'end')
  await transport.start()
  await ended
  await answered()
  await transport.close()
  await sender.close()
}

/** @throws {@link MalletError} `platform_unreachable` */
function poster(send: Send, url: string, apiKey: string, { connection, mode, tools }: McpOptions) {
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(connection !== undefined && { 'mallet-connection-id': connection }),
    ...(mode !== undefined && { 'mallet-mode': mode }),
    ...(tools !== undefined && { 'mallet-tools': tools }),
  }
  return async (body: string, version: string | undefined, signal: AbortSignal) => {
    try {
      return await send({
        method: 'POST',
        url: `${url}/mcp`,
        headers: { ...headers, ...(version !== undefined && { 'mcp-protocol-version': version }) },
        body,
        deadlineMs: DEADLINE_MS,
        firstByteMs: DEADLINE_MS,
        maxBytes: MAX_ANSWER_BYTES,
        signal,
      })
    } catch (cause) {
      throw new MalletError('platform_unreachable', { url }, { message: `No Mallet answers at ${url}.`, cause })
    }
  }
}
