import { CallMetaData } from '@mallet/contract/gong/call'
import { Id, Instant } from '@mallet/contract/gong/fields'
import { z } from 'zod'
import type { EmulatorContext } from '../emulator-context.ts'
import { makeObjectId } from '../make-object-id.ts'
import { WrittenCall } from '../state/emulator-state.ts'
import type { Company } from './company.ts'

/**
 * Fields of metaData stand at the top, or within `metaData`; the other parts of a call, and its transcript, beside them.
 * A field that is not known goes to metaData as it is: Gong adds fields unannounced, and a test may too.
 */
export const CallInput = z.looseObject({
  id: Id.optional(),
  company: z.string().optional(),
  listedAt: Instant.optional(),
  transcriptAt: Instant.nullable().optional(),
  ...CallMetaData.omit({ id: true }).partial().shape,
  metaData: CallMetaData.omit({ id: true }).partial().optional(),
  ...WrittenCall.shape.parts.shape,
  transcript: WrittenCall.shape.transcript,
})
export type CallInput = z.output<typeof CallInput>

const PARTS = Object.keys(WrittenCall.shape.parts.shape)

/**
 * Writes a call, or changes one that is there: fields that are not named stay as they are. A new call without other word
 * is listed at once and has no transcript. It is kept on return.
 */
export function writeCall(context: EmulatorContext, company: Company, input: CallInput): { id: string } {
  const {
    id = makeObjectId(context.random),
    company: _,
    listedAt,
    transcriptAt,
    transcript,
    metaData,
    ...fields
  } = input
  const { written, deletedCallIds } = company.state()
  const earlier = written[id]
  const isNew = earlier === undefined && company.calls.byId(id) === undefined
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  const isPart = ([name]: [string, unknown]) => PARTS.includes(name)
  written[id] = {
    id,
    ...(isNew && { listedAtMs: context.clock.nowMs() }),
    ...earlier,
    ...(listedAt !== undefined && { listedAtMs: Date.parse(listedAt) }),
    ...(transcriptAt !== undefined && { transcriptAtMs: transcriptAt === null ? null : Date.parse(transcriptAt) }),
    ...(transcript && { transcript }),
    metaData: {
      ...earlier?.metaData,
      ...metaData,
      ...Object.fromEntries(entries.filter((entry) => !isPart(entry))),
    },
    parts: { ...earlier?.parts, ...Object.fromEntries(entries.filter(isPart)) },
  }
  const deletedAt = deletedCallIds.indexOf(id)
  if (deletedAt >= 0) deletedCallIds.splice(deletedAt, 1)
  context.state.save()
  return { id }
}

/** The call vanishes from every list; false where there was none. It is kept on return. */
export function deleteCall(context: EmulatorContext, company: Company, id: string): boolean {
  if (!company.calls.byId(id)) return false
  const { written, deletedCallIds } = company.state()
  delete written[id]
  if (company.world.callById(id)) deletedCallIds.push(id)
  context.state.save()
  return true
}
