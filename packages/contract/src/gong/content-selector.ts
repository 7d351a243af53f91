import { z } from 'zod'

const yes = z.boolean().optional()

/** Which parts of a call to serve besides its metaData. Everything is off unless asked for. */
export const ContentSelector = z.object({
  context: z.enum(['None', 'Basic', 'Extended']).optional().describe('Basic gives ids only, Extended the fields too'),
  contextTiming: z
    .array(z.enum(['Now', 'TimeOfCall']))
    .optional()
    .describe('Only with Extended; Now by default'),
  exposedFields: z
    .object({
      parties: yes,
      content: z
        .object({
          structure: yes,
          topics: yes,
          trackers: yes,
          trackerOccurrences: yes.describe('Needs trackers'),
          pointsOfInterest: yes.describe('Empty since 2025-01-23; highlights replace it'),
          brief: yes,
          outline: yes,
          highlights: yes,
          callOutcome: yes,
          keyPoints: yes,
        })
        .optional(),
      interaction: z.object({ speakers: yes, video: yes, personInteractionStats: yes, questions: yes }).optional(),
      collaboration: z.object({ publicComments: yes }).optional(),
      media: yes.describe('Needs the scope api:calls:read:media-url too'),
    })
    .optional(),
})
export type ContentSelector = z.infer<typeof ContentSelector>

/** Every part that exists, but media, whose links change at each reading. */
export const EVERYTHING_BUT_MEDIA: z.input<typeof ContentSelector> = {
  context: 'Extended',
  contextTiming: ['Now'],
  exposedFields: {
    parties: true,
    content: {
      structure: true,
      topics: true,
      trackers: true,
      trackerOccurrences: true,
      brief: true,
      outline: true,
      highlights: true,
      callOutcome: true,
      keyPoints: true,
    },
    interaction: { speakers: true, video: true, personInteractionStats: true, questions: true },
    collaboration: { publicComments: true },
  },
}
