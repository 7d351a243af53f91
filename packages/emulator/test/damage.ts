import fc from 'fast-check'

/** Something wrong with a request on its way. `at` says where, in whatever is counted, beginning anew at its end. */
export type Damage =
  | { readonly kind: 'value'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'left out'; readonly at: number }
  | { readonly kind: 'added'; readonly at: number; readonly name: string; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'address'; readonly at: number; readonly text: string }

/** Stands for a list in a list in a list, deeper than one writes by recursion. */
const DEEP = 'a list in a list'
const DEPTH = 20_000

/** JSON of a value, in which the deep list is spelt out. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replaceAll(JSON.stringify(DEEP), '['.repeat(DEPTH) + ']'.repeat(DEPTH))

const strangeValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e308,
    2 ** 53 + 2,
    '',
    ' ',
    '-1',
    '0',
    '99999999999999999999',
    'x'.repeat(200_000),
    '\u0000',
    '\ud800',
    '%',
    '__proto__',
    'constructor',
    '0000-01-01T00:00:00Z',
    '0000-01-01',
    '9999-12-31T23:59:59.999999999-14:00',
    '9999-12-31',
    '2026-02-30',
    '2026-06-10T15:00:00+23:59',
    'dana.reyes@northwind.example',
    DEEP,
    [],
    {},
    [[]],
    [null],
    Array.from({ length: 1_001 }, () => '1'),
    Array.from({ length: 1_001 }, () => ({})),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

const strangeName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'cursor', '', 'length', 'filter', 'then'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const header = fc.oneof(
  fc
    .constantFrom(
      'application/json; charset=utf-16',
      'application/json;',
      'APPLICATION/JSON',
      'application/json, text/xml',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'multipart/form-data; boundary=another',
      'application/x-www-form-urlencoded',
      '/',
      ';',
    )
    .map((value) => ({ name: 'content-type', value })),
  fc.constantFrom('gzip', 'br', 'identity', 'x').map((value) => ({ name: 'content-encoding', value })),
  fc.constantFrom('Basic', 'Basic !', 'Bearer ', 'x'.repeat(4_000)).map((value) => ({ name: 'authorization', value })),
  fc.constantFrom('text/html', '*/*;q=0').map((value) => ({ name: 'accept', value })),
)

const inAddress = fc.oneof(
  fc.constantFrom('%', '%00', '%E0%A4%A', '/..', '..%2f', '//', '?', '&', '&&=', '#', ';', '[]'),
  fc.constantFrom('?cursor=x', '&cursor=', '&__proto__=1', '&workspaceId=1&workspaceId=2', '1'.repeat(3_000)),
  fc.string({ maxLength: 6 }),
)

const at = fc.nat({ max: 500 })

const kind = <const K extends string>(name: K) => fc.constant(name)

/** Weighted by how much may go wrong behind each. */
export const damages: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kind('value'), at, value: strangeValue }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('left out'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('added'), at, name: strangeName, value: strangeValue }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('bytes'), at, bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('cut'), at }) },
  { weight: 2, arbitrary: header.map((one) => ({ kind: 'header' as const, ...one })) },
  { weight: 3, arbitrary: fc.record({ kind: kind('address'), at, text: inAddress }) },
)
