import type { ApiKeyCredentials } from '@mallet/contract/api/attempt'
import type { Transaction } from 'kysely'
import { linkKeyPair } from '../connections/link-by-api-key.ts'
import type { LinkInput } from '../connections/link-company.ts'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'

/** What an integration by API key is told of a pair of its own; undefined where it is told none. */
export function keyPairOf(
  auth: { readonly [K in keyof ApiKeyCredentials]?: string | undefined } | undefined,
): ApiKeyCredentials | undefined {
  const { accessKey, accessKeySecret, baseUrl } = auth ?? {}
  if (accessKey === undefined || accessKeySecret === undefined || baseUrl === undefined) return undefined
  return { accessKey, accessKeySecret, baseUrl }
}

interface Holder {
  readonly id: string
  readonly name: string
  /** The connection whose key pair is replaced; null where it makes one. */
  readonly ownConnectionId: string | null
}

/**
 * Gives an integration a key pair of its own, after a real call with it: its one connection, for internal use, is that of a
 * customer named like the integration. What `first` does commits with it.
 *
 * @throws {@link MalletError} what a test call tells; `other_company` where the pair before was another company's
 */
export async function holdKeyPair(
  ctx: Context,
  { id, name, ownConnectionId }: Holder,
  pair: ApiKeyCredentials,
  {
    first,
    last,
  }: { first: NonNullable<LinkInput['firstInTransaction']>; last?: (trx: Transaction<Database>) => Promise<void> },
): Promise<void> {
  const link: LinkInput = {
    integrationId: id,
    customer: { id, name },
    ...(ownConnectionId !== null && { connectionId: ownConnectionId }),
    firstInTransaction: first,
    inSameTransaction: async (trx, connectionId) => {
      await trx.updateTable('integration').set({ own_connection_id: connectionId }).where('id', '=', id).execute()
      await last?.(trx)
    },
  }
  await linkKeyPair(ctx, link, pair)
}
