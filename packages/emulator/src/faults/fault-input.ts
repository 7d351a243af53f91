import { z } from 'zod'
import { EditEffects } from './edit-effect.ts'
import { Match } from './match.ts'
import { TransportEffects } from './transport-effect.ts'

/** Everything that can go wrong, by kind. The table in docs/emulator.md is held against it. */
export const Effect = z.discriminatedUnion('kind', [...TransportEffects, ...EditEffects], {
  error: ({ code }) => (code === 'invalid_union' ? `kind must be one of ${kinds().join(', ')}` : undefined),
})
export type Effect = z.infer<typeof Effect>

const kinds = (): string[] => [...TransportEffects, ...EditEffects].map(({ shape }) => shape.kind.value)

/** What `POST /faults` takes. Without `times` it stays until it is deleted. */
export const FaultInput = z
  .strictObject({
    match: Match,
    effect: Effect,
    times: z.int().min(1).optional().describe('How often it fires, and then never again'),
    skip: z.int().min(0).default(0).describe('Matching requests that pass before the first one it may fire on'),
    probability: z.number().min(0).max(1).optional(),
    seed: z.union([z.string(), z.int()]).optional().describe('Decides, with the number of the match, who is hit'),
  })
  .refine(({ probability, seed }) => (probability === undefined) === (seed === undefined), {
    error: 'probability and seed go together',
  })
export type FaultInput = z.input<typeof FaultInput>
export type ParsedFault = z.output<typeof FaultInput>
