import type { FlowStep } from '@mallet/contract/gong/flow'
import type { Accounts } from './accounts.ts'
import type { CompanyProfile } from './company-profiles.ts'
import { drawInstances, INSTANCES_AGE_DAYS } from './draw-instances.ts'
import { COMPANY_FOLDERS, type FlowTemplate, PERSONAL_FLOWS } from './flow-templates.ts'
import { objectId, salesforceId } from './object-ids.ts'
import type { Role } from './org-chart.ts'
import type { Colleague, People } from './people.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorkingTime } from './working-time.ts'

const DAY_MS = 86_400_000
const FLOWS_AGE_DAYS = 400
const SEATED: readonly Role[] = ['manager', 'team-lead', 'account-executive', 'success', 'development']

/** The folder that Gong itself puts shared flows in. Recorded live, June 2026. */
export const SHARED_FOLDER: WorldFolder = { id: '100', name: 'Shared With You' }

export interface WorldFolder {
  readonly id: string
  readonly name: string
  readonly parentId?: string
  readonly createdBy?: string
  /** Of a personal one. */
  readonly ownerId?: string
  /** Without one it is in every workspace. */
  readonly workspaceId?: string
}

export interface WorldFlow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly folder: WorldFolder
  /** Of a personal one; the others are the company's. */
  readonly ownerId?: string
  readonly sharedWith: readonly string[]
  readonly createdMs: number
  readonly exclusive: boolean
  readonly workspaceId: string
  readonly steps: readonly FlowStep[]
  /** From the first step to the end. */
  readonly lastsMs: number
}

/** A prospect that was put into a flow. What becomes of it, `flowInstanceStatus` says. */
export interface WorldInstance {
  readonly id: string
  readonly flowId: string
  readonly crmProspectId: string
  readonly ownerId: string
  readonly createdMs: number
}

export interface Flows {
  /** Users with an Engage seat. */
  readonly seats: ReadonlySet<string>
  readonly folders: readonly WorldFolder[]
  readonly flows: readonly WorldFlow[]
  /** All from before the origin. */
  readonly instances: readonly WorldInstance[]
  /** The id that the CRM gives a new lead, a different one for each key. */
  leadIdOf(key: string): string
  /** As Gong writes it here, in the company's zone. */
  dateOf(instantMs: number): string
}

export interface FlowsSource {
  readonly worldKey: number
  readonly originMs: number
  readonly company: CompanyProfile
  readonly people: People
  readonly accounts: Accounts
  readonly workingTime: WorkingTime
  readonly workspaceIds: { readonly sales: string; readonly afterSale: string }
}

/** The flows of a company, their folders, and who is in them. All is worked out when first asked for. */
export function createFlows(source: FlowsSource): Flows {
  const { worldKey, people, workingTime } = source
  const seated = people.colleagues.filter(({ role, active }) => active && SEATED.includes(role))
  let known: Pick<Flows, 'folders' | 'flows' | 'instances'> | undefined
  const work = () => {
    if (known) return known
    const company = companyFlows(source)
    const personal = personalFlows(source, seated)
    const flows = [...company.flows, ...personal.flows]
    const folders = [SHARED_FOLDER, ...company.folders, ...personal.folders]
    known = { folders, flows, instances: drawInstances(source, flows, seated) }
    return known
  }
  return {
    seats: new Set(seated.map(({ userId }) => userId)),
    get folders() {
      return work().folders
    },
    get flows() {
      return work().flows
    },
    get instances() {
      return work().instances
    },
    leadIdOf: (key) => salesforceId(worldKey, 'Lead', hashText('new lead'), hashText(key)),
    dateOf: (instantMs) => workingTime.format(instantMs),
  }
}

function companyFlows(source: FlowsSource) {
  const { worldKey, people, workspaceIds } = source
  const idOf = new Map(COMPANY_FOLDERS.map(({ name }, place) => [name, objectId(worldKey, 'flow folder', place)]))
  const createdBy = people.technicalAdministrator.userId
  let count = 0
  const made = COMPANY_FOLDERS.map(({ name, afterSale, parent, flows }) => {
    const workspaceId = afterSale ? workspaceIds.afterSale : workspaceIds.sales
    const parentId = parent === undefined ? undefined : idOf.get(parent)
    const id = idOf.get(name) ?? ''
    const folder: WorldFolder = { id, name, createdBy, workspaceId, ...(parentId !== undefined && { parentId }) }
    return { folder, flows: flows.map((template) => makeFlow(source, count++, template, folder, [])) }
  })
  return { folders: made.map(({ folder }) => folder), flows: made.flatMap(({ flows }) => flows) }
}

/** One in two of those with a seat has made a flow, and one in two of these shares it. */
function personalFlows(source: FlowsSource, seated: readonly Colleague[]) {
  const made = seated.flatMap(({ userId, place }, order) => {
    if (order % 2 === 1) return []
    const id = objectId(source.worldKey, 'personal flow folder', place)
    const folder: WorldFolder = {
      id,
      name: 'My flows',
      createdBy: userId,
      ownerId: userId,
      workspaceId: source.workspaceIds.sales,
    }
    const template = PERSONAL_FLOWS[(order / 2) % PERSONAL_FLOWS.length]
    const others = seated.filter((one) => one.userId !== userId).map((one) => one.userId)
    const sharedWith = order % 4 === 0 ? others.slice(0, 3) : []
    return template ? [{ folder, flow: makeFlow(source, 1000 + place, template, folder, sharedWith) }] : []
  })
  return { folders: made.map(({ folder }) => folder), flows: made.map(({ flow }) => flow) }
}

function makeFlow(
  { worldKey, originMs, company, workingTime, workspaceIds }: FlowsSource,
  number: number,
  { name, description, exclusive, steps }: FlowTemplate,
  folder: WorldFolder,
  sharedWith: readonly string[],
): WorldFlow {
  const random = new SeededRandom(worldKey, hashText('flow'), number)
  const told = (text: string | undefined) => text?.replaceAll('{product}', company.products[0] ?? company.name) ?? null
  const createdMs = originMs - random.between(INSTANCES_AGE_DAYS + 10, FLOWS_AGE_DAYS) * DAY_MS
  return {
    id: objectId(worldKey, 'flow', number),
    name,
    description,
    folder,
    sharedWith,
    exclusive,
    ...(folder.ownerId !== undefined && { ownerId: folder.ownerId }),
    createdMs: workingTime.when(workingTime.at(createdMs)),
    workspaceId: folder.workspaceId ?? workspaceIds.sales,
    steps: steps.map(({ action, subject, body, isReply }, place) => ({
      id: objectId(worldKey, 'flow step', number, place),
      stepOrder: place + 1,
      action,
      subject: told(subject),
      body: told(body),
      isReply: isReply ?? null,
    })),
    lastsMs: ((steps.at(-1)?.day ?? 0) + 1) * DAY_MS,
  }
}
