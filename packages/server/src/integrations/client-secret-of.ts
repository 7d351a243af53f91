import type { Context } from '../context.ts'
import type { IntegrationRow } from './load-integration.ts'

/** @throws {@link MalletError} `undecryptable` */
export const clientSecretOf = ({ vault }: Pick<Context, 'vault'>, { id, client_secret }: IntegrationRow): string =>
  vault.open({ owner: id, field: 'client_secret' }, client_secret ?? '')
