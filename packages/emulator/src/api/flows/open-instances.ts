import type { FlowInstance } from '@mallet/contract/gong/flow'
import { flowInstanceStatus, type InstanceStanding } from '../../world/flow-instance-status.ts'
import type { WorldFlow, WorldInstance } from '../../world/flows.ts'
import type { ApiCall } from '../api-call.ts'

/** A prospect in a flow, as it stands now. */
export interface StandingInstance extends InstanceStanding {
  readonly facts: WorldInstance
  readonly flow: WorldFlow
}

/** All flow instances of a company, those of the world and those that were made, at the moment of a call. */
export interface Instances {
  /** Also one of a bulk assignment whose turn has not come. */
  ofProspect(crmProspectId: string): StandingInstance[]
  byId(id: string): StandingInstance | undefined
  /** Stored with the next save. */
  add(facts: WorldInstance): StandingInstance
  /** Ends it now; it is on the caller to save. */
  takeOut(id: string): void
  tell(instance: StandingInstance): FlowInstance
}

/** Reads the instances once; what is added shows at once. */
export function openInstances({ context, company }: ApiCall): Instances {
  const nowMs = context.clock.nowMs()
  const { flows, users } = company.world
  const stored = company.state().flows
  const flowOf = new Map(flows.flows.map((flow) => [flow.id, flow]))
  const byId = new Map<string, WorldInstance>()
  const byProspect = new Map<string, WorldInstance[]>()
  for (const facts of [...flows.instances, ...Object.values(stored.instances)]) remember(facts)

  function remember(facts: WorldInstance): void {
    byId.set(facts.id, facts)
    const others = byProspect.get(facts.crmProspectId)
    if (others) others.push(facts)
    else byProspect.set(facts.crmProspectId, [facts])
  }

  function stand(facts: WorldInstance): StandingInstance[] {
    const flow = flowOf.get(facts.flowId)
    return flow ? [{ facts, flow, ...flowInstanceStatus(facts, flow, stored.takenOutMs[facts.id], nowMs) }] : []
  }

  return {
    ofProspect: (crmProspectId) => (byProspect.get(crmProspectId) ?? []).flatMap(stand),
    byId: (id) => [byId.get(id) ?? []].flat().flatMap(stand)[0],
    add(facts) {
      const [added] = stand(facts)
      if (!added) throw new RangeError(`there is no flow ${facts.flowId}`)
      stored.instances[facts.id] = facts
      remember(facts)
      return added
    },
    takeOut(id) {
      stored.takenOutMs[id] = nowMs
    },
    tell({ facts, flow, status }) {
      const owner = users.find(({ id }) => id === facts.ownerId)
      return {
        flowId: flow.id,
        flowName: flow.name,
        crmProspectId: facts.crmProspectId,
        flowInstanceId: facts.id,
        flowInstanceOwnerEmail: owner?.emailAddress ?? null,
        flowInstanceOwnerFullName: owner ? `${owner.firstName} ${owner.lastName}` : null,
        flowInstanceCreateDate: flows.dateOf(facts.createdMs),
        flowInstanceStatus: status,
        workspaceId: flow.workspaceId,
        exclusive: flow.exclusive,
      }
    },
  }
}

/** Whether it shows: one of a bulk assignment does only when its turn has come. */
export const isThere = ({ facts }: StandingInstance, nowMs: number): boolean => facts.createdMs <= nowMs

export const isOpen = ({ endedMs }: StandingInstance): boolean => endedMs === undefined
