import type { Mutant } from './mutant.ts'

const CLIENT = 'packages/contract/src/derive/client.ts'
const CLIENT_TEST = 'packages/gong/src/client.test.ts'
const project = 'embedded'

/** Of what Gong answers, and what is taken for data. */
export const answers: readonly Mutant[] = [
  {
    name: 'bytes are counted before they are unpacked',
    edits: [
      {
        file: 'packages/gong/src/egress/unpack-body.ts',
        find: 'bytes += chunk.byteLength',
        replace: 'bytes = unpacking?.bytesWritten ?? bytes + chunk.byteLength',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/egress/unpack-body.test.ts',
      name: 'A52: the bytes that count are those unpacked',
      project,
    },
  },
  {
    name: '`replace` for `replaceAll` in what is struck out',
    edits: [
      {
        file: 'packages/gong/src/egress/redact.ts',
        find: 'rest.replaceAll(spelling, SHOWN)',
        replace: 'rest.replace(spelling, SHOWN)',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/egress/redact.test.ts',
      name: 'A32: a secret is struck out as it is, each time it occurs',
      project,
    },
  },
  {
    name: 'Retry-After of any length',
    edits: [
      {
        file: 'packages/gong/src/retry-after.ts',
        find: 'return seconds > LONGEST_SECONDS ? UNBELIEVED_SECONDS : Math.max(seconds, 1)',
        replace: 'return Math.max(seconds, 1)',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/retry-after.test.ts',
      name: 'B29: whatever the header says, the wait is a whole number of seconds from 1 to a day',
      project,
    },
  },
  {
    name: 'every 404 is an empty list',
    edits: [
      {
        file: CLIENT,
        find: 'if (status !== 404 || text === undefined) return false\n',
        replace: "if (status !== 404 || text === undefined) return false\n  if (body !== '') return true\n",
      },
    ],
    killedBy: {
      file: CLIENT_TEST,
      name: 'B41: a 404 is an empty list where it says so in the words of the list, on its first page',
      project,
    },
  },
  {
    name: 'a 404 in the middle of a list ends it',
    edits: [
      {
        file: CLIENT,
        find: 'isFirstPage(endpoint, input) && saysEmpty(answer, endpoint)',
        replace: 'saysEmpty(answer, endpoint)',
      },
    ],
    killedBy: {
      file: CLIENT_TEST,
      name: 'B41: a 404 is an empty list where it says so in the words of the list, on its first page',
      project,
    },
  },
  {
    name: 'an item that is no object costs its page',
    edits: [
      {
        file: CLIENT,
        find: '    items: Items,\n    records:',
        replace: '    items: z.array(z.looseObject({})),\n    records:',
      },
    ],
    killedBy: {
      file: CLIENT_TEST,
      name: 'B42: items that are null, 0, empty text or false come with their page as they were served',
      project,
    },
  },
  {
    name: 'a page that lost items passes for a shorter one',
    edits: [
      {
        file: CLIENT,
        find: 'if (currentPageSize !== answer.items.length) {',
        replace: 'if (currentPageSize < answer.items.length) {',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/read-answer.test.ts',
      name: 'B33: a page that holds more or fewer items than it says is no data',
      project,
    },
  },
  {
    name: 'numbers as JavaScript reads them',
    edits: [
      {
        file: 'packages/gong/src/read-answer.ts',
        find: 'read = parseExactJson(text)',
        replace: 'read = { value: JSON.parse(text) }',
      },
    ],
    killedBy: {
      file: CLIENT_TEST,
      name: 'A56: ids that differ in their last digits stay different, as texts and as numbers',
      project,
    },
  },
  {
    name: 'whatever answers 200 is Gong',
    edits: [
      {
        file: 'packages/gong/src/read-answer.ts',
        find: "throw notJson(name, text === '' ? 'an empty body' : 'its text is no JSON, or is cut short')",
        replace: 'read = { value: { records: { totalRecords: 0 }, calls: [] } }',
      },
    ],
    killedBy: {
      file: 'packages/gong/src/read-answer.test.ts',
      name: 'B33: a page without a length that is cut at any byte is never taken for data',
      project,
    },
  },
]
