import type { CallData } from '@mallet/contract/gong/call'
import { originOf } from '../../company/origin-of.ts'
import { inSlices, mapInSlices } from '../../in-slices.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { accountsOfCrmId } from '../../world/find-accounts.ts'
import type { ApiCall } from '../api-call.ts'
import { findWorkspace } from '../find-workspace.ts'
import { Refusal } from '../refusal.ts'
import { type PeriodInput, periodWindow } from './period-window.ts'

const MOST_CALLS = 60

const OBJECT_TYPES = { ACCOUNT: 'Account', CONTACT: 'Contact', DEAL: 'Opportunity', LEAD: 'Lead' } as const

export interface EntityInput extends PeriodInput {
  readonly workspaceId: string
  readonly crmEntityType: keyof typeof OBJECT_TYPES
  readonly crmEntityId: string
}

/** A thing of the CRM with its conversations of a period, newest first, as Gong shows them now. */
export interface Entity {
  readonly name: string
  readonly fields: readonly CrmField[]
  readonly calls: readonly CallData[]
}

interface CrmField {
  readonly name: string
  readonly value: unknown
}

/**
 * What was said with or about an entity, paid for with credits. Private calls feed no answer.
 *
 * @throws Refusal 404 for a workspace or an entity that is not there, 400 for dates that do not go with the period, 402 for
 * more calls than credits are left
 */
export async function readEntity(call: ApiCall, input: EntityInput): Promise<Entity> {
  const { company, context } = call
  findWorkspace(call, input.workspaceId, 404)
  const nowMs = context.clock.nowMs()
  const all: WorldCall[] = []
  let fields: readonly CrmField[] | undefined
  const accounts = await accountsOfCrmId(
    originOf(context, company),
    OBJECT_TYPES[input.crmEntityType],
    input.crmEntityId,
  )
  for await (const one of inSlices(company.calls.search({ asOfMs: nowMs }, { accounts }))) {
    const known = one && fieldsIn(one.gong(one.startedMs), input)
    if (!known) continue
    fields = known
    if (!one.isPrivate && one.workspaceId === input.workspaceId) all.push(one)
  }
  if (!fields) throw new Refusal(404, ['CRM entity not found'])
  const { timeZone } = company.world.company
  const { fromMs, toMs } = periodWindow(input, timeZone, nowMs, all.at(-1)?.startedMs ?? nowMs)
  const read = all.filter(({ startedMs }) => startedMs >= fromMs && startedMs < toMs).slice(-MOST_CALLS)
  spend(call, read.length)
  const calls = await mapInSlices(read.reverse(), (one) => one.gong(nowMs))
  return { name: nameIn(fields) ?? input.crmEntityId, fields, calls }
}

/** The CRM's fields of the entity, where the call is about it or has it for a party. */
function fieldsIn({ context, parties }: CallData, { crmEntityType, crmEntityId }: EntityInput) {
  const contexts = [...(context ?? []), ...(parties ?? []).flatMap((party) => party.context ?? [])]
  const object = contexts
    .flatMap(({ objects }) => objects ?? [])
    .find(({ objectType, objectId }) => objectId === crmEntityId && objectType === OBJECT_TYPES[crmEntityType])
  return object && (object.fields ?? []).flatMap(({ name, value }) => (name == null ? [] : [{ name, value }]))
}

function nameIn(fields: readonly CrmField[]): string | undefined {
  const text = (wanted: string) => {
    const value = fields.find(({ name }) => name === wanted)?.value
    return typeof value === 'string' ? value : undefined
  }
  return text('Name') ?? ([text('FirstName'), text('LastName')].filter(Boolean).join(' ') || undefined)
}

function spend({ company, context }: ApiCall, credits: number): void {
  const own = company.state().entities
  const left = Number(context.assumed('aiCredits')) - own.creditsUsed
  if (left <= 0 || credits > left) throw new Refusal(402, [context.assumed('aiCreditsText')])
  if (credits === 0) return
  own.creditsUsed += credits
  context.state.save()
}
