import { z } from 'zod'
import { Name } from './fields.ts'

const MOST_TAGS = 20
const MOST_METADATA = 50

const Tag = Name.max(50)

/** Words by which an operator finds connections again; each once, in the order given. */
export const TagsInput = z
  .array(Tag)
  .max(MOST_TAGS)
  .overwrite((tags) => [...new Set(tags)])

/** Values of the operator's own systems, which Mallet keeps and does not read. */
export const Metadata = z.record(z.string(), z.string())

export const MetadataInput = z
  .record(
    z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,39}$/, 'must be 1 to 40 letters, digits, _ . or -'),
    z.string().max(500),
  )
  .refine((metadata) => Object.keys(metadata).length <= MOST_METADATA, `must have at most ${MOST_METADATA} fields`)
