import { z } from 'zod'
import { ConnectionId, Failure, idOf } from './fields.ts'

const ApiKeyBaseUrl = z.url().max(2000).describe('The API base URL that Gong shows beside the key')

/** What Gong shows of an API key, each part for itself. */
export const keyPairFields = {
  accessKey: z
    .string()
    .regex(/^[a-zA-Z0-9-]+$/, 'an Access Key has letters, digits and hyphens only')
    .max(200),
  accessKeySecret: z.string().min(1).max(4000),
  baseUrl: ApiKeyBaseUrl,
}

/** Credentials of a Gong API key, as typed by a person. */
export const ApiKeyCredentials = z.strictObject(keyPairFields)
export type ApiKeyCredentials = z.infer<typeof ApiKeyCredentials>

/** One try at linking. `connectionId` is set once it is authenticated, `error` once it failed. */
export const Attempt = z
  .strictObject({
    id: idOf('att'),
    status: z.enum(['pending', 'authenticated', 'error', 'cancelled', 'expired']),
    connectionId: ConnectionId.optional(),
    /** What Gong did not grant of what was asked. */
    notGranted: z.array(z.string()).optional().describe('Scopes that were asked for and not granted'),
    error: Failure.extend({ requestId: z.string().optional() }).optional(),
  })
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof Attempt>
