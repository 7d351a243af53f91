import type { Mutant } from './mutant.ts'

const GATEWAY = 'packages/server/src/gateway'
const alone = { file: `${GATEWAY}/budget/alone.test.ts`, project: 'embedded' } as const

/** Of what a process that is alone on its database knows and books ahead. */
export const ahead: readonly Mutant[] = [
  {
    name: 'what is booked ahead is not stored',
    edits: [
      {
        file: `${GATEWAY}/budget/hold-row.ts`,
        find: 'row: stored ? withAdvance(next, stored) : next })',
        replace: 'row: next })',
      },
    ],
    killedBy: { ...alone, name: 'what is stored is never less than what was booked, whenever somebody looks' },
  },
  {
    name: 'what is booked ahead is never given back',
    edits: [
      {
        file: `${GATEWAY}/budget/hold-row.ts`,
        find: '      if (row && advance) await write(row, undefined)\n',
        replace: '',
      },
    ],
    killedBy: {
      ...alone,
      name: 'of a company that falls silent, and of one whose process ends, exactly what was booked stays counted',
    },
  },
  {
    name: 'more is booked than was stored ahead',
    edits: [
      {
        file: `${GATEWAY}/budget/advance.ts`,
        find: 'row.day === day && row.used <= used && nowMs <= untilMs &&',
        replace: 'row.day === day && nowMs <= untilMs &&',
      },
    ],
    killedBy: { ...alone, name: 'what is stored is never less than what was booked, whenever somebody looks' },
  },
  {
    name: 'what is booked while a row is written is not in it',
    edits: [
      {
        file: `${GATEWAY}/budget/hold-row.ts`,
        find: '    advance = undefined\n    const writing',
        replace: '    const writing',
      },
    ],
    killedBy: { ...alone, name: 'what is asked for while what was booked ahead is given back is counted, too' },
  },
  {
    name: 'a change of access is not heard',
    edits: [
      {
        file: `${GATEWAY}/credentials/recent-access.ts`,
        find: "recent.forget(connectionId === '' ? undefined : connectionId)",
        replace: 'void connectionId',
      },
    ],
    killedBy: {
      file: `${GATEWAY}/credentials/recent-access.test.ts`,
      name: 'access is remembered until a change of the token is committed, and not a moment longer',
      project: 'embedded',
    },
  },
]
