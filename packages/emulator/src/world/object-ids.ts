import { hashText, mix32, SeededRandom } from './seeded-random.ts'

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SALESFORCE_CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

const SALESFORCE_MIDDLE = '5g0000'
/** Key prefixes of the Salesforce objects that calls name. */
const SALESFORCE_PREFIX = {
  Account: '001',
  Contact: '003',
  User: '005',
  Opportunity: '006',
  Lead: '00Q',
  Task: '00T',
} as const
export type SalesforceObject = keyof typeof SALESFORCE_PREFIX

/** A 19-digit id above 2^53 for the n-th object of a kind. */
export function objectId(worldKey: number, kind: string, ...n: readonly number[]): string {
  const random = new SeededRandom(worldKey, hashText(kind), ...n)
  const high = random.uint32() & 0x0fffffff
  return (10n ** 18n + BigInt(high) * 2n ** 32n + BigInt(random.uint32())).toString()
}

/** An 18-character Salesforce id: 15 case-sensitive characters and the three that make it safe where case is lost. */
export function salesforceId(worldKey: number, object: SalesforceObject, ...n: readonly number[]): string {
  const random = new SeededRandom(worldKey, hashText(object), ...n)
  let id = SALESFORCE_PREFIX[object] + SALESFORCE_MIDDLE
  while (id.length < 15) id += BASE_62.charAt(random.int(0, 61))
  let check = ''
  for (let group = 0; group < 3; group++) {
    let bits = 0
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id.charAt(group * 5 + i))) bits |= 1 << i
    check += SALESFORCE_CHECK.charAt(bits)
  }
  return id + check
}

/** Whether {@link salesforceId} gives this id for the n-th object. Mostly the first character says no. */
export function isSalesforceId(
  id: string,
  worldKey: number,
  object: SalesforceObject,
  ...n: readonly number[]
): boolean {
  const random = new SeededRandom(worldKey, hashText(object), ...n)
  const drawnFrom = SALESFORCE_PREFIX[object].length + SALESFORCE_MIDDLE.length
  return id.charAt(drawnFrom) === BASE_62.charAt(random.int(0, 61)) && id === salesforceId(worldKey, object, ...n)
}

/** The word that all of a world's streams begin with. */
export const worldKeyOf = (seed: string, company: number) =>
  mix32(hashText(`world ${seed}`) ^ Math.imul(company, 0x85ebca77))
