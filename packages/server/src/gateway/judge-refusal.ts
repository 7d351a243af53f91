import { isMalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import { refused } from '@mallet/gong'
import { z } from 'zod'
import type { Departure } from './departure.ts'
import { type AnyAnswer, refusalOf } from './send-in-budget.ts'

/** What is asked when another operation was refused, since some operations refuse for reasons of their own. */
export const probe: Departure = {
  name: 'users.list',
  method: 'GET',
  path: gong['users.list'].path,
  headers: { accept: 'application/json' },
  deadlineMs: 60_000,
  isReading: true,
  isSentOnce: false,
}

export const isProbe = ({ method, path }: Departure): boolean => method === probe.method && path === probe.path

/** What Gong has against every request of a connection, whatever its key. */
export type Refusal = 'untrusted_ip' | 'wrong_base_url'

const Envelope = z.object({ requestId: z.string() })

/** Whether an answer may be about every request, so that the probe has to tell. */
export function isSuspect(answer: AnyAnswer, departure: Departure): boolean {
  if (answer.status === 403) return !isMalletError(refused(refusalOf(answer), departure), 'missing_scope')
  return (answer.status === 404 || answer.status === 405) && !isFromGong(answer)
}

/** What the answer to the probe says; undefined where the probe was served, or it decides nothing. */
export function verdictOf(answer: AnyAnswer): Refusal | undefined {
  if (isSuspect(answer, probe)) return answer.status === 403 ? 'untrusted_ip' : 'wrong_base_url'
  const isElsewhere = answer.status === 401 && isMalletError(refused(refusalOf(answer), probe), 'wrong_base_url')
  return isElsewhere ? 'wrong_base_url' : undefined
}

/** Gong signs what its API answers with the id of the request. */
function isFromGong(answer: AnyAnswer): boolean {
  try {
    return Envelope.safeParse(JSON.parse(refusalOf(answer).body)).success
  } catch {
    return false
  }
}
