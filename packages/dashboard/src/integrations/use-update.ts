import { useChange } from '../api/use-api.ts'

/** Changes an integration; every screen that shows it follows. */
export const useUpdate = (done: string, after?: () => void) =>
  useChange('integrations.update', {
    done,
    changes: ['integrations.get', 'integrations.list', 'connections.status'],
    showsErrors: true,
    ...(after && { after }),
  })
