import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { ErrorBody, MalletError } from '@mallet/contract/errors'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import {
  ErrorCode,
  InitializeResultSchema,
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  JSONRPCMessageSchema,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'

export interface Forwarding {
  /**
   * Sends one message on.
   *
   * @param version of the protocol, once it is settled
   * @throws {@link MalletError} where no answer came
   */
  readonly post: (body: string, version: string | undefined, signal: AbortSignal) => Promise<IncomingAnswer>
  /** Told a line where a person has to do something. */
  readonly tell: (line: string) => void
}

/**
 * Sends each message of a transport on and gives back what is answered. A request that is cancelled is given up, so that
 * whoever answers it stops as well. Every other request gets an answer, if need be one that says what went wrong.
 */
export function forwardMessages(transport: Transport, { post, tell }: Forwarding): { answered(): Promise<void> } {
  const underWay = new Map<RequestId, { readonly stop: AbortController; readonly over: Promise<void> }>()
  let version: string | undefined

  async function forward(message: JSONRPCMessage, signal: AbortSignal): Promise<void> {
    const id = isJSONRPCRequest(message) ? message.id : undefined
    try {
      const answer = readAnswer(await post(JSON.stringify(message), version, signal))
      if (answer === undefined || signal.aborted) return
      if (isJSONRPCResultResponse(answer))
        version ??= InitializeResultSchema.safeParse(answer.result).data?.protocolVersion
      if (id !== undefined) await transport.send({ ...answer, id })
    } catch (error) {
      if (signal.aborted) return
      const failure = error instanceof MalletError ? error : new MalletError('internal', {}, { cause: error })
      tell(`${failure.message} ${failure.fix}`)
      if (id !== undefined) await transport.send(refusal(id, failure))
    }
  }

  transport.onmessage = (message) => {
    const cancelled = Cancelled.safeParse(message).data?.params.requestId
    if (isJSONRPCNotification(message) && cancelled !== undefined) {
      underWay.get(cancelled)?.stop.abort()
      return
    }
    const stop = new AbortController()
    const over = forward(message, stop.signal)
    if (!isJSONRPCRequest(message)) return
    underWay.set(message.id, { stop, over })
    void over.finally(() => underWay.delete(message.id))
  }
  transport.onerror = (error) => tell(`What came in is no MCP message: ${error.message}`)
  return {
    answered: async () => {
      await Promise.all([...underWay.values()].map(({ over }) => over))
    },
  }
}

const Cancelled = z.object({
  method: z.literal('notifications/cancelled'),
  params: z.object({ requestId: z.union([z.string(), z.number()]) }),
})

type Reply = Extract<JSONRPCMessage, { result: unknown } | { error: unknown }>

/**
 * Undefined where nothing is answered.
 *
 * @throws {@link MalletError} for what is no answer of the protocol
 */
function readAnswer({ status, body }: IncomingAnswer): Reply | undefined {
  if (status === 202) return undefined
  const value = parse(body)
  const message = JSONRPCMessageSchema.safeParse(value).data ?? withoutId(value)
  if (message && (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message))) return message
  const envelope = ErrorBody.safeParse(value).data
  const said = envelope ? `${envelope.error.message} ${envelope.error.fix}` : `It answered ${status}, and no JSON.`
  return { jsonrpc: '2.0', id: 0, error: { code: ErrorCode.InvalidRequest, message: said, data: envelope?.error } }
}

/** A refusal of a message that could not be read has null for its id, which the schema of messages does not take. */
const withoutId = (value: unknown): JSONRPCMessage | undefined =>
  typeof value === 'object' && value !== null ? JSONRPCMessageSchema.safeParse({ ...value, id: 0 }).data : undefined

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refusal = (id: RequestId, { code, message, fix }: MalletError): Reply => ({
  jsonrpc: '2.0',
  id,
  error: { code: ErrorCode.InternalError, message: `${message} ${fix}`, data: { code, message, fix } },
})
