import { z } from 'zod'

/** Why an integration by OAuth always asks for these, whatever is left out of its scopes. */
export const mandatoryScopes: Readonly<Record<string, string>> = {
  'api:users:read':
    'Listing one user is the test of a connection: without it nobody can tell whether Gong still accepts the credentials.',
}

const NeededBy = z.strictObject({ actions: z.array(z.string()), syncs: z.array(z.string()) })

const KnownScope = z.strictObject({
  scope: z.string(),
  description: z.string().describe('What it opens, in the words of the consent page'),
  requested: z.boolean().describe('Whether customers are asked for it'),
  neededBy: NeededBy.describe('What of the integration does not work without it'),
})

/** The scopes of an integration by OAuth as a person ticks them, held against what the integration enables. */
export const ScopeGroups = z
  .strictObject({
    mandatory: z.array(KnownScope.extend({ reason: z.string().describe('Why it cannot be left out') })),
    optional: z.array(z.strictObject({ area: z.string(), scopes: z.array(KnownScope) })),
    custom: z
      .array(z.strictObject({ scope: z.string(), warning: z.string() }))
      .describe('Requested, and none that Gong documents'),
    missing: z
      .array(z.strictObject({ scope: z.string(), neededBy: NeededBy }))
      .describe('Needed by what is enabled, and not requested'),
  })
  .meta({ id: 'ScopeGroups' })
export type ScopeGroups = z.infer<typeof ScopeGroups>

export const exampleScopeGroups: ScopeGroups = {
  mandatory: [
    {
      scope: 'api:users:read',
      description: 'Read the users of your company: names, e-mail addresses, titles and managers',
      requested: true,
      neededBy: { actions: ['users.list'], syncs: ['users'] },
      reason: mandatoryScopes['api:users:read'] ?? '',
    },
  ],
  optional: [
    {
      area: 'Your company',
      scopes: [
        {
          scope: 'api:workspaces:read',
          description: 'Read the names of your workspaces',
          requested: true,
          neededBy: { actions: [], syncs: ['workspaces'] },
        },
      ],
    },
  ],
  custom: [],
  missing: [{ scope: 'api:calls:read:transcript', neededBy: { actions: [], syncs: ['transcripts'] } }],
}
