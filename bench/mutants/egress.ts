import type { Mutant } from './mutant.ts'

const EGRESS = 'packages/gong/src/egress'
const project = 'embedded'

/** Of where requests go, and what they carry. */
export const egress: readonly Mutant[] = [
  {
    name: '`includes` for the host rule',
    edits: [
      {
        file: `${EGRESS}/policy.ts`,
        find: "labels.slice(-depth).join('.') === domain &&",
        replace: 'hostname.includes(domain) &&',
      },
      {
        file: `${EGRESS}/policy.ts`,
        find: "  const depth = domain.split('.').length\n",
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/host-rules.test.ts',
      name: '"https://api.gong.io.evil.test" is refused as it stands',
      project,
    },
  },
  {
    name: '`endsWith` for the host rule',
    edits: [
      {
        file: `${EGRESS}/policy.ts`,
        find: "labels.slice(-depth).join('.') === domain &&",
        replace: 'hostname.endsWith(domain) &&',
      },
      {
        file: `${EGRESS}/policy.ts`,
        find: "  const depth = domain.split('.').length\n",
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/host-rules.test.ts',
      name: '"https://evil-api.gong.io" is refused as it stands',
      project,
    },
  },
  {
    name: 'an IPv4 address written as IPv6',
    edits: [
      {
        file: `${EGRESS}/address-kind.ts`,
        find: "return publicV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6')",
        replace: "return !notPublicV6.check(address, 'ipv6')",
      },
    ],
    killedBy: {
      file: `${EGRESS}/address-kind.test.ts`,
      name: 'A21: "::ffff:7f00:1" is neither public nor this machine',
      project,
    },
  },
  {
    name: 'an address that is written out goes unchecked',
    edits: [
      {
        file: `${EGRESS}/guard-connection.ts`,
        find: '    if (isIP(address) && !mayConnect(address, reach)) return callback(refuseAddress(url.host), null)\n',
        replace: '',
      },
    ],
    killedBy: {
      file: `${EGRESS}/guard-connection.test.ts`,
      name: 'A25: 10.0.0.1, which nobody looks up, is checked too',
      project,
    },
  },
  {
    name: 'of the addresses of a name only the first is checked',
    edits: [
      {
        file: `${EGRESS}/guard-connection.ts`,
        find: 'addresses.some(({ address }) => !mayConnect(address, reach))',
        replace: '!mayConnect(first.address, reach)',
      },
    ],
    killedBy: {
      file: `${EGRESS}/guard-connection.test.ts`,
      name: 'A25: a name of Gong that stands for a public address and this machine is not connected to',
      project,
    },
  },
  {
    name: 'redirects are followed',
    edits: [
      {
        file: `${EGRESS}/send.ts`,
        find: "import { Agent } from 'undici'",
        replace: "import { Agent, interceptors } from 'undici'",
      },
      {
        file: `${EGRESS}/send.ts`,
        find: '    maxHeaderSize: MAX_HEADER_BYTES,\n  })',
        replace: '    maxHeaderSize: MAX_HEADER_BYTES,\n  }).compose(interceptors.redirect({ maxRedirections: 5 }))',
      },
    ],
    killedBy: {
      file: `${EGRESS}/send.test.ts`,
      name: 'A12, A26: a 307 is an answer, and what it names is never asked',
      project,
    },
  },
  {
    name: 'a timer of more than it can hold',
    edits: [
      {
        file: `${EGRESS}/dispatch.ts`,
        find: 'Math.min(until.deadlineMs, LONGEST_TIMER_MS)',
        replace: 'until.deadlineMs',
      },
    ],
    killedBy: {
      file: `${EGRESS}/send.test.ts`,
      name: 'B29: a deadline beyond what a timer can hold does not ring at once',
      project,
    },
  },
  {
    name: 'a path with two slashes',
    edits: [
      {
        file: `${EGRESS}/request-url.ts`,
        find: "  if (path.includes('//')) throw refusal('has an empty segment')\n",
        replace: '',
      },
    ],
    killedBy: {
      file: `${EGRESS}/request-url.test.ts`,
      name: 'A23: "//evil.test" reaches no other host: it is refused',
      project,
    },
  },
  {
    name: 'a path that is decoded once',
    edits: [
      {
        file: `${EGRESS}/request-url.ts`,
        find: '    if (next === undefined || next === text) return\n',
        replace: '    if (next === undefined || next === text || turn === 1) return\n',
      },
    ],
    killedBy: {
      file: `${EGRESS}/request-url.test.ts`,
      name: 'A24: "/v2/calls/..%252fusers" does not leave its place: it is refused',
      project,
    },
  },
  {
    name: 'headers of the connection',
    edits: [
      {
        file: `${EGRESS}/request-headers.ts`,
        find: 'if (OF_THE_CONNECTION.has(key)) throw',
        replace: "if (key === 'host') throw",
      },
    ],
    killedBy: {
      file: `${EGRESS}/request-headers.test.ts`,
      name: 'A28: proxy-authorization is the caller’s mistake',
      project,
    },
  },
]
