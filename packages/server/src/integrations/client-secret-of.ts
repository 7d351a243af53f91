import type { Foundation } from '../foundation.ts'
import type { IntegrationRow } from './load-integration.ts'

/** @throws {@link MalletError} `undecryptable` */
export const clientSecretOf = ({ vault }: Pick<Foundation, 'vault'>, { id, client_secret }: IntegrationRow): string =>
  vault.open({ owner: id, field: 'client_secret' }, client_secret ?? '')
