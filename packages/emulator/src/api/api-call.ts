import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Caller } from './authenticate.ts'

/** One request to the API, authenticated, as a handler sees it. */
export interface ApiCall {
  readonly context: EmulatorContext
  readonly company: Company
  readonly caller: Caller
  readonly operation: keyof Gong
  readonly requestId: string
}

export const operationOf = (name: keyof Gong): GongEndpoint => gong[name]
