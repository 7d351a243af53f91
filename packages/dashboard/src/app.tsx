import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { AccessGate } from './access/access-gate.tsx'
import type { AddressCode } from './access/code-of-address.ts'
import type { createEnding } from './access/session-ending.ts'
import { type Asking, AskingContext } from './api/use-api.ts'
import { router } from './router.tsx'
import { ToastList } from './shell/toast-list.tsx'
import { colorSchemeManager } from './theme/color-scheme.ts'
import { theme } from './theme/theme.ts'

interface AppProps {
  readonly asking: Asking
  readonly queries: ReturnType<typeof useQueryClient>
  readonly addressCode: AddressCode | undefined
  readonly ending: ReturnType<typeof createEnding>
}

/** Everything. Mantine's own style elements are left out: what they hold is in files, as the policy wants it. */
export function App({ asking, queries, addressCode, ending }: AppProps) {
  const ended = useSyncExternalStore(ending.subscribe, ending.isEnded)
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <AskingContext value={asking}>
          <AccessGate addressCode={addressCode} ended={ended} entered={ending.clear}>
            <RouterProvider router={router} />
          </AccessGate>
          <ToastList />
        </AskingContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
