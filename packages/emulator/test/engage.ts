import { FlowInstance } from '@mallet/contract/gong/flow'
import { AssignAnswer } from '@mallet/contract/gong/flow-assignment'
import type { User } from '@mallet/contract/gong/users'
import { z } from 'zod'
import type { Probe } from './requests/area-requests.ts'

const Users = z.array(
  z.looseObject({ id: z.string(), emailAddress: z.string(), active: z.boolean(), title: z.string().nullish() }),
)
const Flows = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    folderId: z.string(),
    folderName: z.string(),
    visibility: z.string(),
    exclusive: z.boolean(),
  }),
)
export type SeenFlow = z.infer<typeof Flows>[number]

export const FLOWS = '/v2/flows'
export const CONTACTS = ['0035g0000AbCdEfAAA', '0035g0000GhIjKlAAB', '00Q5g0000MnOpQrAAC'] as const

export async function everyUser({ ask }: Pick<Probe, 'ask'>): Promise<z.infer<typeof Users>> {
  return Users.parse((await ask('/v2/users')).body.users)
}

export async function flowsSeenBy({ ask }: Pick<Probe, 'ask'>, email: string, query = ''): Promise<SeenFlow[]> {
  return Flows.parse((await ask(`${FLOWS}?flowOwnerEmail=${encodeURIComponent(email)}${query}`)).body.flows)
}

/** Users with an Engage seat, in the order of the users. */
export async function seatedUsers(probe: Pick<Probe, 'ask'>): Promise<(User & { emailAddress: string })[]> {
  const asked = await Promise.all(
    (await everyUser(probe)).map(async (user) => {
      const { status } = await probe.ask(`${FLOWS}?flowOwnerEmail=${encodeURIComponent(user.emailAddress)}`)
      return status === 200 ? [user] : []
    }),
  )
  return asked.flat()
}

/** Somebody with a seat, and a company flow, exclusive or not. */
export async function ownerAndFlow(probe: Pick<Probe, 'ask'>, exclusive = false) {
  const email = (await seatedUsers(probe))[0]?.emailAddress ?? ''
  const seen = await flowsSeenBy(probe, email)
  const flow = seen.find((one) => one.visibility === 'Company' && one.exclusive === exclusive)
  return { email, flowId: flow?.id ?? '', flow }
}

/** Where prospects stand, by the body of flows.listProspects. */
export async function standing({ ask }: Pick<Probe, 'ask'>, body: object): Promise<FlowInstance[]> {
  const reply = await ask(`${FLOWS}/prospects`, { body })
  return z.array(FlowInstance).parse(reply.body.prospectsAssigned)
}

export async function assign(
  probe: Probe,
  email: string,
  flowId: string,
  prospects: readonly string[],
  overrides?: object,
) {
  const body = { flowId, flowInstanceOwnerEmail: email, crmProspectsIds: prospects, overrides }
  const { prospectsAssigned, prospectsNotAssigned } = AssignAnswer.parse(
    (await probe.ask(`${FLOWS}/prospects/assign`, { body })).body,
  )
  return { assigned: prospectsAssigned ?? [], refused: prospectsNotAssigned ?? [] }
}

export async function unassign({ ask }: Probe, body: { crmProspectId: string; flowId?: string }): Promise<unknown> {
  return (await ask(`${FLOWS}/prospects/unassign-flows-by-crm-id`, { body })).body.unassignedFlowInstanceIds
}
