import { z } from 'zod'
import { Instant } from './fields.ts'
import { Model } from './syncs.ts'

/** Gong's own ids. */
export const WorkspaceIds = z
  .array(z.string().regex(/^[!-~]{1,100}$/))
  .min(1)
  .max(500)

/** How a connection may differ from the defaults. */
export const ConnectionSettings = z.strictObject({
  callsPerSecond: z.int().min(1).max(10_000).optional().describe('3 unless Gong raised the limit of the company'),
  callsPerDay: z.int().min(1).max(100_000_000).optional().describe('10,000 unless Gong raised it'),
  since: Instant.optional().describe('Calls that started earlier are left out'),
  timeZone: z
    .string()
    .max(100)
    .refine((zone) => isTimeZone(zone), 'must be an IANA time zone, such as America/New_York')
    .optional()
    .describe('Whose business hours count for the schedule; UTC unless set'),
  workspaceIds: WorkspaceIds.nullable()
    .optional()
    .describe('Calls of other workspaces are not kept; null, as without it, is all, those that come later too'),
  privateCalls: z.boolean().optional().describe('Private calls are kept as well; false unless set'),
  models: z
    .array(Model)
    .max(50)
    .nullable()
    .optional()
    .describe('Other models are not read; null, as without it, is all, those that come later too'),
})
export type ConnectionSettings = z.infer<typeof ConnectionSettings>

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
