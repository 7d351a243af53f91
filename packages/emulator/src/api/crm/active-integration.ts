import type { RegisteredIntegration } from '../../state/areas/crm-state.ts'
import type { ApiCall } from '../api-call.ts'
import { progressOf } from './progress-of.ts'

/** The company's integration; undefined where there never was one, and once its deletion is done. */
export function activeIntegration({ context, company }: ApiCall): RegisteredIntegration | undefined {
  const { integrations, requests } = company.state().crm
  const last = integrations.at(-1)
  const nowMs = context.clock.nowMs()
  const isDeleted = requests.some(
    (request) =>
      !request.upload && request.integrationId === last?.integrationId && progressOf(request, nowMs) === 'DONE',
  )
  return isDeleted ? undefined : last
}
