import { gong } from '@mallet/contract/gong/index'
import { z } from 'zod'

/** The operations of the token endpoint: all of it, or one grant type. */
const TOKEN_OPERATIONS = ['oauth.token', 'oauth.exchange', 'oauth.refresh'] as const

/** Every operation that a fault can be for. */
export const OPERATIONS: readonly string[] = [...Object.keys(gong), ...TOKEN_OPERATIONS]

/** Which requests a fault is for: all that fit every field that is given. */
export const Match = z.strictObject({
  company: z.string().optional().describe('Name or number. At the token endpoint, the company whose grant is used'),
  operation: z
    .string()
    .refine((name) => OPERATIONS.includes(name), { error: () => `must be one of ${OPERATIONS.join(', ')}` })
    .optional(),
  path: z
    .string()
    .regex(/^\/[^*]*\*?$/, 'must begin with / and may end with *')
    .optional()
    .describe('Exact, or a prefix that ends with *'),
})
export type Match = z.infer<typeof Match>

/** What a request shows of itself to the faults. */
export interface Subject {
  /** Name and number, where it belongs to a company. */
  readonly company: readonly string[]
  readonly operations: readonly string[]
  readonly path: string
}

export const fits = ({ company, operation, path }: Match, subject: Subject): boolean =>
  (company === undefined || subject.company.includes(company)) &&
  (operation === undefined || subject.operations.includes(operation)) &&
  (path === undefined || (path.endsWith('*') ? subject.path.startsWith(path.slice(0, -1)) : subject.path === path))
