import { z } from 'zod'

/** What a pacer is told: how much to ask for each connection, and for which one people wait meanwhile. */
export const Orders = z.object({
  shares: z.array(z.object({ id: z.string(), requests: z.int() })),
  interactive: z.string().optional(),
})
export type Orders = z.infer<typeof Orders>

/** What it says. `endedAtMs` is in the order of the shares, since 1970. */
export const PacerReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('done'), endedAtMs: z.array(z.number()), waitsMs: z.array(z.number()) }),
])
export type PacerReport = z.infer<typeof PacerReport>
