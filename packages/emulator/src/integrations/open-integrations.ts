import type { z } from 'zod'
import { findCompany } from '../company/find-company.ts'
import { parseInput } from '../control/control-input.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'
import { createIntegration } from './create-integration.ts'
import { deleteIntegration } from './delete-integration.ts'
import { editIntegration } from './edit-integration.ts'
import { integrationInput } from './integration-input.ts'
import { removeInstall } from './remove-install.ts'
import { requireIntegration } from './require-integration.ts'
import { setIntegrationStatus } from './set-integration-status.ts'

type Given = z.input<ReturnType<typeof integrationInput>>

/**
 * The OAuth apps, for programs. `company` is a name or a number, counted from 1; by default the first one. Everything holds on
 * return. Throws an error with the words of the form for input that makes no integration.
 */
export interface OpenIntegrations {
  /** Those that the company registered. */
  list(company?: string): readonly Integration[]
  create(integration: Given, company?: string): Integration
  /** What is left out stays as it is. */
  edit(clientId: string, changes: Partial<Given>, company?: string): Integration
  /** Every company can find and approve it. */
  publish(clientId: string, company?: string): Integration
  /** Its own company alone can approve it. */
  unpublish(clientId: string, company?: string): Integration
  /** Its tokens die in every company. */
  delete(clientId: string, company?: string): void
  /** Takes it out of that company, whoever registered it: its tokens there die. */
  remove(clientId: string, company?: string): void
}

export function openIntegrations(context: EmulatorContext): OpenIntegrations {
  const setStatus = (status: Integration['status']) => (clientId: string, named?: string) =>
    setIntegrationStatus(context, findCompany(context, named), clientId, status)
  return {
    list(named) {
      const { index } = findCompany(context, named)
      return context.state.current.integrations.filter(({ company }) => company === index)
    },
    create: (given, named) =>
      createIntegration(context, findCompany(context, named), parseInput(integrationInput(context), given)),
    edit(clientId, changes, named) {
      const owner = findCompany(context, named)
      const found = requireIntegration(context, owner, clientId)
      const { clientId: _, clientSecret: __, company: ___, status: ____, ...registered } = found
      const input = parseInput(integrationInput(context), { ...registered, ...changes })
      return editIntegration(context, owner, clientId, input)
    },
    publish: setStatus('published'),
    unpublish: setStatus('private'),
    delete: (clientId, named) => deleteIntegration(context, findCompany(context, named), clientId),
    remove: (clientId, named) => removeInstall(context, findCompany(context, named), clientId),
  }
}
