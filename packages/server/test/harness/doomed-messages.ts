import { z } from 'zod'

/** What a doomed process is told. */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arm'), point: z.string(), nth: z.int() }),
  z.object({ kind: z.literal('disarm') }),
  z.object({ kind: z.literal('stop') }),
  z.object({ kind: z.literal('ask'), connectionId: z.string(), times: z.int() }),
])
export type Command = z.infer<typeof Command>

const Answer = z.object({
  /** Of Gong, or the code of the error. */
  outcome: z.union([z.int(), z.string()]),
  milliseconds: z.number(),
})

/** What it says. */
export const Report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), publicUrl: z.string() }),
  z.object({ kind: z.literal('armed') }),
  z.object({ kind: z.literal('disarmed') }),
  z.object({ kind: z.literal('asked'), answers: z.array(Answer) }),
])
export type Report = z.infer<typeof Report>
export type Asked = Extract<Report, { kind: 'asked' }>['answers']
