import { z } from 'zod'

/** Of a recording that came: enough to tell it from another. */
const ReceivedMedia = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})
export type ReceivedMedia = z.infer<typeof ReceivedMedia>

/** What is known of a call besides what is shown of it. */
const AddedCall = z.object({
  clientUniqueId: z.string(),
  downloadMediaUrl: z.string().optional(),
  media: ReceivedMedia.optional(),
})

/** What was written to a company through this area of the API. */
export const CallsState = z
  .object({
    /** By call id. The calls themselves lie among the written ones. */
    added: z.record(z.string(), AddedCall).default(() => ({})),
  })
  .prefault({})
