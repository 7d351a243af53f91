import { z } from 'zod'

const Body = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fix: z.string(),
    requestId: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** What Mallet answered instead of doing what was asked: what happened, what to do, and by what id its log knows it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly fix: string
  readonly status: number
  readonly requestId: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(told: {
    code: string
    message: string
    fix: string
    status?: number
    requestId?: string | undefined
    details?: Record<string, unknown> | undefined
  }) {
    super(told.message)
    this.code = told.code
    this.fix = told.fix
    this.status = told.status ?? 0
    this.requestId = told.requestId
    this.details = told.details ?? {}
  }

  /** The lines of `invalid_input`, such as `body.name: must not be empty`. */
  get issues(): readonly string[] {
    const { issues } = this.details
    return Array.isArray(issues) ? issues.filter((issue) => typeof issue === 'string') : []
  }
}

/** Reads an answer that is no success; one that explains nothing is still told with its number and its request id. */
export function refusalOf(status: number, body: string, headers: Readonly<Record<string, string>>): Refusal {
  const requestId = headers['x-request-id']
  const parsed = Body.safeParse(parseJson(body))
  if (parsed.success) return new Refusal({ requestId, ...parsed.data.error, status })
  return new Refusal({
    code: 'unreadable',
    message: `The server answered ${status} without an explanation.`,
    fix: 'Try again in a minute. If it stays, look for the request id in the log of this Mallet.',
    status,
    requestId,
  })
}

export const unreachable = () =>
  new Refusal({
    code: 'unreachable',
    message: 'This page did not reach its server.',
    fix: 'Check the network connection, and that Mallet runs, then try again.',
  })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
