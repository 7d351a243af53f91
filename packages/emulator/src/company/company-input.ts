import { REGION_NAMES } from '@mallet/contract/gong/regions'
import { z } from 'zod'

const MOST_CHARACTERS = 80

/** What may be said of a company that is added. */
export const CompanyInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'A name is not empty. Leave it out for the name of its number.')
    .max(MOST_CHARACTERS, `A name has at most ${MOST_CHARACTERS} characters.`)
    .optional(),
  region: z.enum(REGION_NAMES, `A region is one of ${REGION_NAMES.join(', ')}.`).optional(),
})
