import { z } from 'zod'

/** What stands for the cursor of the first page, which has none. */
export const FIRST_PAGE = ''

const Recorded = z.object({
  kind: z.literal('recorded'),
  /** Where each page lies, and the cursor that it is asked for with. */
  pages: z.array(z.object({ cursor: z.string(), file: z.string() })),
})
export type Recorded = z.infer<typeof Recorded>

const Invented = z.object({ kind: z.literal('invented'), calls: z.int() })

/** The same JSON of so many bytes, whatever is asked. */
const Sized = z.object({ kind: z.literal('sized'), bytes: z.int() })

/** What a page server serves. */
export const Source = z.discriminatedUnion('kind', [Recorded, Invented, Sized])
export type Source = z.infer<typeof Source>

/** What a page server says once it listens. */
export const Ready = z.object({ port: z.int() })
export type Ready = z.infer<typeof Ready>
