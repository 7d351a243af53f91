import type { Secret } from '@mallet/contract/secret'
import type { Foundation } from '../foundation.ts'
import type { IntegrationRow } from './load-integration.ts'

/** @throws {@link MalletError} `undecryptable`; `missing_key` */
export const clientSecretOf = ({ vault }: Pick<Foundation, 'vault'>, { id, client_secret }: IntegrationRow): Secret =>
  vault.open({ owner: id, field: 'client_secret' }, client_secret ?? '')
