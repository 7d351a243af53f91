import { z } from 'zod'
import type { EmulatorContext } from '../../emulator-context.ts'
import { faultOfScope } from '../../integrations/known-scopes.ts'
import { faultOfTrustedIp } from './trusted-ips.ts'

const MOST_DAYS = 3650
const MOST_ENTRIES = 100

const faultyTexts = (faultOf: (text: string) => string | undefined) =>
  z.array(z.string()).superRefine((texts, { addIssue }) => {
    for (const text of texts) {
      const message = faultOf(text)
      if (message !== undefined) addIssue({ code: 'custom', message })
    }
  })

/** What may be said of an API key. Source: Gong help, "Receive access to the API"; scopes: the assumption `keyScopes`. */
export const apiKeyInput = (context: EmulatorContext) =>
  z.strictObject({
    name: z
      .string('A name is missing.')
      .trim()
      .min(1, 'A name is missing.')
      .max(80, 'A name has at most 80 characters.'),
    lifetimeDays: z
      .int('A lifetime is a whole number of days.')
      .min(1, 'A lifetime is at least one day. Leave it empty for a key that does not end.')
      .max(MOST_DAYS, `A lifetime is at most ${MOST_DAYS} days.`)
      .nullable()
      .default(null),
    trustedIps: faultyTexts(faultOfTrustedIp)
      .refine((entries) => entries.length <= MOST_ENTRIES, `There are at most ${MOST_ENTRIES} entries.`)
      .default([]),
    scopes: faultyTexts((scope) => faultOfScope(context, scope))
      .refine((scopes) => scopes.length > 0, 'Choose at least one scope, or give the key all of them.')
      .nullable()
      .default(null),
  })
export type ApiKeyInput = z.output<ReturnType<typeof apiKeyInput>>
