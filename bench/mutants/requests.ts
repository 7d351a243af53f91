import type { Mutant } from './mutant.ts'

const GATEWAY = 'packages/server/src/gateway'
const project = 'postgres'

/** Of questions to Gong: with whose credentials, at whose cost, and how often. */
export const requests: readonly Mutant[] = [
  {
    name: 'a 401 about a scope renews the token',
    edits: [
      {
        file: `${GATEWAY}/create-gateway.ts`,
        find: "  if (isMalletError(error, 'missing_scope')) throw error\n",
        replace: '',
      },
    ],
    killedBy: {
      file: `${GATEWAY}/create-gateway.test.ts`,
      name: 'B27: a 401 that names a scope renews nothing and sends nothing twice',
      project,
    },
  },
  {
    name: 'a budget for each connection',
    edits: [
      {
        file: `${GATEWAY}/create-gateway.ts`,
        find: '    baseUrl,\n    companyId,\n    connectionId,\n',
        replace: '    baseUrl,\n    companyId: connectionId,\n    connectionId,\n',
      },
    ],
    killedBy: {
      file: `${GATEWAY}/create-gateway.test.ts`,
      name: 'A68: what two connections of one company ask is taken from one budget',
      project,
    },
  },
  {
    name: 'Retry-After holds up one request',
    edits: [
      {
        file: `${GATEWAY}/send-in-budget.ts`,
        find: '    await budget.pause(sending.companyId, retryAfterSeconds * 1000)\n',
        replace: '',
      },
    ],
    killedBy: {
      file: `${GATEWAY}/send-in-budget.test.ts`,
      name: 'a pause of more than ten seconds is for the schedule: the caller is told at once, and the company is held',
      project,
    },
  },
  {
    name: 'whatever broke is sent again',
    edits: [
      {
        file: `${GATEWAY}/send-in-budget.ts`,
        find: 'let mayRepeat = departure.isReading',
        replace: 'let mayRepeat = true',
      },
    ],
    killedBy: {
      file: 'packages/server/test/egress/stale-connection.test.ts',
      name: 'B34: what may have done something is not repeated, nor is what broke in any other way',
      project,
    },
  },
  {
    name: 'a request leaves for a connection that is held',
    edits: [
      {
        file: `${GATEWAY}/create-gateway.ts`,
        find: 'toSending(access, { ...caller, onSent: leaving(caller) })',
        replace: 'toSending(access, caller)',
      },
    ],
    killedBy: {
      file: `${GATEWAY}/create-gateway.test.ts`,
      name: 'A18: nothing leaves for a connection that is held, whatever its credentials say, until it is let go',
      project,
    },
  },
  {
    name: 'a lost answer counts as never sent',
    edits: [
      {
        file: 'packages/gong/src/egress/send-failure.ts',
        find: "  'certificate',\n  'shut_down',\n] satisfies",
        replace: "  'certificate',\n  'shut_down',\n  'connection_lost',\n] satisfies",
      },
    ],
    killedBy: {
      file: 'packages/server/src/gateway/credentials/lease.test.ts',
      name: 'after an answer that was lost the token is sent once more, ten minutes before its end, and not again',
      project,
    },
  },
  {
    name: 'an address that a refresh names is believed',
    edits: [
      {
        file: `${GATEWAY}/credentials/store-grant.ts`,
        find: 'baseUrl = allowedBaseUrl(named, ctx.settings.gongHosts)',
        replace: 'baseUrl = new URL(String(named)).origin',
      },
    ],
    killedBy: {
      file: 'packages/server/src/gateway/create-gateway.test.ts',
      name: 'A22: no token leaves for an address that a refresh named and that is none of Gong',
      project,
    },
  },
  {
    name: 'a credential that does not open is tried again for ever',
    edits: [
      {
        file: `${GATEWAY}/credentials/load-access.ts`,
        find: "    if (isMalletError(error, 'undecryptable')) await storeDeadCredential(ctx, owner, generation, 'undecryptable')\n",
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/src/gateway/create-gateway.test.ts',
      name: 'A36: with credentials that were moved here from another connection no request leaves, and the connection is marked',
      project,
    },
  },
]
