import type { Mutant } from './mutant.ts'

const FINISH = 'packages/server/src/connect/attempts/finish-attempt.ts'
const CALLBACK_TEST = 'packages/server/test/link/callback.test.ts'

/** Of the way from a browser to a connection. */
export const signingIn: readonly Mutant[] = [
  {
    name: 'a callback of any browser',
    edits: [
      {
        file: FINISH,
        find: "    .where('browser_hash', 'in', browserSecrets.map(secretHash))\n",
        replace: '',
      },
    ],
    killedBy: {
      file: CALLBACK_TEST,
      name: 'A1: a callback in another browser, or in one whose cookie is gone, is refused before Gong is asked',
      project: 'postgres',
    },
  },
  {
    name: 'a callback of a browser without a cookie',
    edits: [
      {
        file: FINISH,
        find: "  if (browserSecrets.length === 0) throw new MalletError('invalid_state', {})\n",
        replace: '',
      },
      {
        file: FINISH,
        find: ".where('browser_hash', 'in', browserSecrets.map(secretHash))",
        replace:
          ".$if(browserSecrets.length > 0, (is) => is.where('browser_hash', 'in', browserSecrets.map(secretHash)))",
      },
    ],
    killedBy: {
      file: CALLBACK_TEST,
      name: 'A1: a callback in another browser, or in one whose cookie is gone, is refused before Gong is asked',
      project: 'postgres',
    },
  },
  {
    name: 'a state that is looked up first and used up later',
    edits: [
      {
        file: FINISH,
        find: '.set({ state_hash: null, browser_hash: null })',
        replace: ".set({ browser_hash: (attempt) => attempt.ref('browser_hash') })",
      },
    ],
    killedBy: {
      file: CALLBACK_TEST,
      name: 'A2: of fifty callbacks with one state at once, one asks for tokens and links, and the rest are refused',
      project: 'postgres',
    },
  },
  {
    name: 'the code of any server',
    edits: [
      {
        file: FINISH,
        find: "  if (iss !== undefined && !isOf(claimed.integration, iss)) throw notAuthorized('wrong_issuer')\n",
        replace: '',
      },
    ],
    killedBy: {
      file: CALLBACK_TEST,
      name: 'A5: the code of another authorization server is not shown to the one that was asked',
      project: 'postgres',
    },
  },
]
