import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

const LanguageKeywords = z.looseObject({
  language: optional(z.string()).describe('ISO 639-2/B, or mul for phrases that hold in every language'),
  keywords: optional(z.array(z.string())),
  includeRelatedForms: optional(z.boolean()).describe('Finds inflected forms of the keywords too'),
})

/** What a keyword tracker listens for, and in which calls. Smart trackers have no settings of this kind. */
export const KeywordTracker = z
  .looseObject({
    trackerId: optional(Id).describe('The id that calls name it by'),
    trackerName: optional(z.string()),
    workspaceId: optional(Id),
    languageKeywords: optional(z.array(LanguageKeywords)).describe('Empty until somebody enters keywords'),
    affiliation: optional(openEnum(['Anyone', 'Company', 'NonCompany'])).describe('Whose words count'),
    partOfQuestion: optional(z.boolean()).describe('Counts only what is said in a question'),
    saidAt: optional(openEnum(['Anytime', 'First', 'Last'])).describe('In which part of the call it counts'),
    saidAtInterval: optional(z.int()).describe('How long that part is; null with Anytime'),
    saidAtUnit: optional(z.string()).describe('What the interval counts, such as minutes'),
    saidInTopics: optional(z.array(z.string())).describe('Counts only under these topics; empty means under all'),
    filterQuery: optional(z.string()).describe('Which calls it looks at, as JSON in text'),
    created: optional(z.string()).describe('ISO 8601 with microseconds and offset'),
    creatorUserId: optional(Id).describe('Null where Gong itself made it'),
    updated: optional(z.string()).describe('ISO 8601 with microseconds and offset'),
    updaterUserId: optional(Id).describe('Null where nobody has changed it since'),
  })
  .meta({ id: 'KeywordTracker' })
export type KeywordTracker = z.infer<typeof KeywordTracker>
