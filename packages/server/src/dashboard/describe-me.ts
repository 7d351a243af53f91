import type { Me } from '@mallet/contract/api/dashboard-access'
import { roles } from '@mallet/contract/api/roles'
import type { SignedIn } from './check-session.ts'

export const describeMe = ({ person, name, role, expiresAt }: SignedIn): Me => ({
  id: person?.id ?? null,
  email: person?.email ?? null,
  name,
  role,
  scopes: [...roles[role].scopes],
  hasPassword: person?.hasPassword ?? false,
  sessionExpiresAt: expiresAt.toISOString(),
})
