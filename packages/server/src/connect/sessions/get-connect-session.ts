import type { ConnectSession } from '@mallet/contract/api/connect-sessions'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../../context.ts'
import { describeConnectSession } from './describe-connect-session.ts'

/** @throws {@link MalletError} `not_found` */
export async function getConnectSession({ db, clock }: Context, id: string): Promise<ConnectSession> {
  const row = await db.selectFrom('connect_session').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'connect session', id })
  return describeConnectSession(row, clock.now())
}
