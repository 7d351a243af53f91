import { z } from 'zod'
import { Id, Instant, openEnum, optional } from './fields.ts'

const CallFinding = z.looseObject({
  call: optional(
    z.looseObject({ id: Id, title: optional(z.string()), started: optional(Instant), url: optional(z.string()) }),
  ),
})

const EmailFinding = z.looseObject({
  emails: optional(
    z.array(z.looseObject({ id: z.string(), title: optional(z.string()), sentDateTime: optional(Instant) })),
  ),
})

const findings = {
  callFindings: optional(z.array(CallFinding)).describe('The calls that it was read from'),
  emailFindings: optional(z.array(EmailFinding)).describe('The e-mails that it was read from'),
}

export const searched = {
  numOfCallsSearched: optional(z.int()).describe('At most 60'),
  numOfEmailsSearched: optional(z.int()).describe('At most 500'),
}

/** A part of an answer with what it rests on. */
export const EntityAnswer = z
  .looseObject({ answerItems: optional(z.array(z.string())), ...findings })
  .meta({ id: 'EntityAnswer' })
export type EntityAnswer = z.infer<typeof EntityAnswer>

const McpResult = z.looseObject({
  connections: optional(
    z.array(
      z.looseObject({
        name: optional(z.string()),
        status: optional(
          openEnum([
            'SUCCESS',
            'AUTH_REQUIRED',
            'FAILED',
            'NOT_CONNECTED',
            'NO_MATCHING_TOOLS',
            'NO_USER_CONTEXT',
            'UNKNOWN',
          ]),
        ),
      }),
    ),
  ),
  servers: optional(z.array(z.string())),
  mcpStatus: optional(openEnum(['SUCCESS', 'FAILURE', 'CONNECTION_ERROR'])),
  errorMessage: optional(z.string()),
})

/** A section of a brief. Its type decides which findings it has. */
export const BriefSection = z
  .looseObject({
    title: optional(z.string()),
    sectionSummary: optional(z.array(z.string())),
    conversationFindings: optional(z.looseObject(findings)),
    briefSectionType: optional(openEnum(['Conversations', 'Web', 'CrmOrGongData', 'McpConnection'])),
    webFindings: optional(
      z.array(z.looseObject({ domain: optional(z.string()), title: optional(z.string()), url: optional(z.string()) })),
    ),
    mcpResult: optional(McpResult),
  })
  .meta({ id: 'BriefSection' })
export type BriefSection = z.infer<typeof BriefSection>
