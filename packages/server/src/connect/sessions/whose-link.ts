import type { Customer } from '@mallet/contract/api/fields'
import { MalletError } from '@mallet/contract/errors'
import { loadConnection } from '../../connections/load-connection.ts'
import type { Context } from '../../context.ts'
import { type IntegrationRow, loadIntegration } from '../../integrations/load-integration.ts'
import { missingParts } from '../../integrations/missing-parts.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { findRepaired } from './adopt-repair.ts'
import type { SessionInput } from './create-connect-session.ts'

interface Link {
  readonly integrations: readonly IntegrationRow[]
  readonly customer: Customer
  /** Null where it makes one. */
  readonly connectionId: string | null
}

/**
 * Whose company is linked, through which integrations, and which connection is connected again.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input`; `integration_suspended`; `integration_incomplete`
 */
export async function whoseLink(ctx: Context, input: SessionInput): Promise<Link> {
  const { connectionId, customer } = input
  if (input.integrationId !== undefined && input.integrationIds !== undefined) {
    throw invalid('integrationIds: name either one integration or several')
  }
  if (connectionId !== undefined) return repairOf(ctx, input, connectionId)
  if (customer === undefined) throw invalid('customer: name whose company it is, or a connectionId')
  const offered = await offeredIntegrations(ctx, input)
  const ids = offered.map(({ id }) => id)
  const repaired = input.multiple ? undefined : await findRepaired(ctx.db, customer.id, ids)
  if (!repaired) return { integrations: offered, customer, connectionId: null }
  const integrations = offered.filter(({ id }) => id === repaired.integrationId)
  return { integrations, customer, connectionId: repaired.id }
}

async function repairOf(ctx: Context, input: SessionInput, connectionId: string): Promise<Link> {
  const row = await loadConnection(ctx, connectionId)
  const { integration_id, customer_id, customer_name } = row
  const { customer } = input
  const named = namedIntegrations(input) ?? [integration_id]
  const issues = [
    ...(named.includes(integration_id) ? [] : ['integrationId: the connection belongs to another one']),
    ...(customer === undefined || customer.id === customer_id
      ? []
      : ['customer.id: the connection belongs to another customer']),
    ...(input.multiple ? ['multiple: goes with no connectionId, since nothing is made'] : []),
    ...(['settings', 'tags', 'metadata'] as const).flatMap((field) =>
      input[field] === undefined
        ? []
        : [`${field}: the connection has its own; change them with PATCH /v1/connections`],
    ),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
  if (row.unclaimed_until !== null) throw new MalletError('connection_unclaimed', { connectionId })
  const integration = await linkable(ctx, integration_id)
  return { integrations: [integration], customer: { id: customer_id, name: customer_name }, connectionId }
}

const namedIntegrations = ({ integrationId, integrationIds }: SessionInput): string[] | undefined =>
  integrationId === undefined ? integrationIds && [...new Set(integrationIds)] : [integrationId]

const offeredIntegrations = (ctx: Context, input: SessionInput): Promise<IntegrationRow[]> => {
  const named = namedIntegrations(input)
  return named === undefined ? readyIntegrations(ctx) : Promise.all(named.map((id) => linkable(ctx, id)))
}

async function linkable(ctx: Context, id: string): Promise<IntegrationRow> {
  const integration = await loadIntegration(ctx, id)
  requireLinkable(integration)
  return integration
}

async function readyIntegrations({ db }: Context): Promise<IntegrationRow[]> {
  const rows = await db
    .selectFrom('integration')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('own_connection_id', 'is', null)
    .orderBy('id')
    .execute()
  const ready = rows.filter((row) => missingParts(row).length === 0)
  if (ready.length === 0) throw invalid('integrationId: there is no integration yet that companies could be linked by')
  return ready.slice(0, MOST_OFFERED)
}

/** As many as can be named. */
const MOST_OFFERED = 20

const invalid = (issue: string) => new MalletError('invalid_input', { issues: [issue] })
