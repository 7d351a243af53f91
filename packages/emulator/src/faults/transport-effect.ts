import { z } from 'zod'

/** Before: the request is not looked at. After: it has had its effect, and only the answer goes astray. */
const where = z.enum(['before', 'after']).default('before')
const Headers = z.record(z.string(), z.string()).default({}).describe('Added to the answer')

/** Of the zlib that Node has; which one it is, is looked up when the fault is added. */
export const Encoding = z.enum(['gzip', 'deflate', 'br', 'zstd'])
export type Encoding = z.infer<typeof Encoding>

const megabytes = z.number().positive().max(4096)

/** What goes wrong on the way, whatever the answer says. */
export const TransportEffects = [
  z
    .strictObject({
      kind: z.literal('answer'),
      status: z.int().min(200).max(599),
      body: z
        .json()
        .optional()
        .describe('A string is sent as it is, all else as JSON; absent: the usual error, or nothing'),
      texts: z.array(z.string()).optional().describe('Of the usual error'),
      headers: Headers,
      contentType: z.string().nullable().optional().describe('Null: none'),
      where,
    })
    .describe('Another answer: a status with a body, headers and content type'),
  z
    .strictObject({
      kind: z.literal('redirect'),
      status: z.int().min(300).max(399).default(302),
      location: z.string(),
      where,
    })
    .describe('A redirect to any address'),
  z
    .strictObject({
      kind: z.literal('too-many-requests'),
      retryAfter: z.string().nullable().describe('As it is sent, sense or no sense; null: absent'),
    })
    .describe('A 429, which counts against the limits like every request'),
  z
    .strictObject({ kind: z.literal('hold'), where })
    .describe('Kept without an answer until it is released; for ever is a time-out. Dropped with the fault'),
  z
    .strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(3_600_000), where })
    .describe('Goes on after that time'),
  z
    .strictObject({
      kind: z.literal('drip'),
      what: z.enum(['headers', 'body']),
      everyMs: z.int().min(0).max(600_000).default(10),
      bytes: z.int().min(1).default(1),
    })
    .describe('The good answer, some bytes at a time'),
  z.strictObject({ kind: z.literal('silence') }).describe('The headers of the good answer, and never its body'),
  z
    .strictObject({
      kind: z.literal('reset'),
      where: z.enum(['before', 'after', 'body']).default('before'),
      bytes: z.int().min(0).default(0).describe('How many bytes of the body come first, where that is body'),
    })
    .describe('The connection is reset: unanswered, or within the body'),
  z
    .strictObject({
      kind: z.literal('truncate'),
      bytes: z.int().min(0),
      length: z
        .enum(['none', 'full'])
        .describe('none: Connection: close and no length; full: the Content-Length of all'),
    })
    .describe('The good answer is cut off and the connection closed in order'),
  z
    .strictObject({ kind: z.literal('content-type'), value: z.string().nullable().describe('Null: none') })
    .describe('The good answer under another content type'),
  z
    .strictObject({ kind: z.literal('compress'), encodings: z.array(Encoding).min(1) })
    .describe('The good answer compressed, asked or not; several encodings one over the other'),
  z
    .strictObject({ kind: z.literal('bomb'), encoding: Encoding.default('gzip'), megabytes: megabytes.default(200) })
    .describe('Small on the wire, that many megabytes of JSON when decoded'),
  z
    .strictObject({ kind: z.literal('huge-body'), megabytes: megabytes.default(64) })
    .describe('So many megabytes of JSON without a length'),
  z
    .strictObject({ kind: z.literal('echo-credentials'), status: z.int().min(200).max(599).default(400) })
    .describe('Whatever credentials came in come back: plain twice, in base64 and url-encoded, in body and headers'),
] as const

export type TransportEffect = z.infer<(typeof TransportEffects)[number]>
