import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import type { Emulator } from '../../src/index.ts'
import type { ApiReply, ApiRequest, FileInForm } from '../api.ts'

/** What a test sends to an operation. What is left out is taken from the example of its row. */
export interface OperationRequest {
  readonly params?: Readonly<Record<string, string>>
  /** A list is sent as several parameters of one name. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
  readonly file?: FileInForm
}

/** An emulator at which a test may look around first, for ids that are there. */
export interface Probe {
  readonly emulator: Emulator
  readonly ask: (path: string, request?: ApiRequest) => Promise<ApiReply>
}

export interface OperationCase {
  /** One that succeeds, and asks for as much as there is. */
  readonly good: (probe: Probe) => OperationRequest | Promise<OperationRequest>
  /** Those that are refused, each with the status and, where it is recorded, the text. */
  readonly refused?: readonly {
    readonly means: string
    readonly request: (probe: Probe) => OperationRequest | Promise<OperationRequest>
    readonly status: number
    readonly text?: string
  }[]
}

/** A case for each operation of an area: a row of the table without one does not compile. */
export type AreaRequests<T extends Readonly<Record<string, GongEndpoint>>> = { readonly [N in keyof T]: OperationCase }
