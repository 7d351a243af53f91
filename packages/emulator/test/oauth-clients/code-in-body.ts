import { z } from 'zod'

const Refusal = z.object({ error: z.string() })

/** The error code in a refusal's body, for libraries that hand it on unread. */
export const codeInBody = (body: string): string => Refusal.parse(JSON.parse(body)).error
