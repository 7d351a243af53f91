import type { Me } from '@mallet/contract/api/dashboard-access'
import type { Scope } from '@mallet/contract/api/scopes'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | undefined>(undefined)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new TypeError('MeContext stands around every screen that needs somebody signed in')
  return me
}

/** Whether whoever is signed in may do what needs this scope. The server checks it again. */
export function useMay(): (scope: Scope) => boolean {
  const { scopes } = useMe()
  return (scope) => scopes.includes('admin') || scopes.includes(scope)
}
