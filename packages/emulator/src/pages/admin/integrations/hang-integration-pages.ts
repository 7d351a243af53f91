import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../../emulator-context.ts'
import { createIntegration } from '../../../integrations/create-integration.ts'
import { deleteIntegration } from '../../../integrations/delete-integration.ts'
import { editIntegration } from '../../../integrations/edit-integration.ts'
import { integrationInput } from '../../../integrations/integration-input.ts'
import { knownScopes } from '../../../integrations/known-scopes.ts'
import { requireIntegration } from '../../../integrations/require-integration.ts'
import { setIntegrationStatus } from '../../../integrations/set-integration-status.ts'
import type { Sessions } from '../../../oauth/sessions.ts'
import type { Integration } from '../../../state/integration-state.ts'
import { imageOf, imagePath } from '../../app-logo.ts'
import { type Html, html } from '../../html.ts'
import { INTEGRATIONS_PATH, integrationPath } from '../admin-paths.ts'
import type { AdminVisit, AdminVisits } from '../admin-visits.ts'
import { confirmSection } from '../confirm-section.ts'
import { type FieldFaults, faultsByField } from '../form/field-faults.ts'
import { filesOf } from '../form/read-multipart.ts'
import { sendAdminPage } from '../send-admin-page.ts'
import { integrationForm } from './integration-form.ts'
import {
  type ImageName,
  type IntegrationValues,
  inputOfValues,
  valuesOfForm,
  valuesOfIntegration,
} from './integration-values.ts'
import { integrationsSection } from './integrations-section.ts'

type OfIntegration = FastifyRequest<{ Params: { clientId: string } }>

const ONE = `${INTEGRATIONS_PATH}/:clientId`

/** Hangs the pages of the integrations that a company registered. */
export function hangIntegrationPages(
  scope: FastifyInstance,
  context: EmulatorContext,
  visits: AdminVisits,
  sessions: Sessions,
): void {
  const send = (reply: FastifyReply, status: number, { who }: AdminVisit, title: string, content: Html) =>
    sendAdminPage(reply, status, { tab: 'integrations', who, title, content })

  scope.get(
    INTEGRATIONS_PATH,
    visits.forAdministrators('integrations', async (visit, _request, reply) => {
      const { index, name } = visit.company
      const own = context.state.current.integrations.filter(({ company }) => company === index)
      const shown = own.filter(({ clientId }) => visit.session.unshown.delete(clientId)).map(({ clientId }) => clientId)
      return send(reply, 200, visit, 'Integrations', integrationsSection(own, name, shown))
    }),
  )

  // A form, so that no link and no look ahead of a browser shows a secret; and a page of its own, so that it can go back.
  scope.post(
    `${ONE}/secret`,
    visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId } }, reply) => {
      sessions.keepSecret(visit.session, clientId, requireIntegration(context, visit.company, clientId).clientSecret)
      return reply.redirect(INTEGRATIONS_PATH, 303)
    }),
  )

  interface Filled {
    readonly of: Integration | undefined
    readonly values: IntegrationValues
    readonly faults: FieldFaults
    readonly hadFiles: boolean
  }
  const form = (reply: FastifyReply, status: number, visit: AdminVisit, { of, ...filled }: Filled) => {
    const title = of ? `Edit ${of.name}` : 'Create integration'
    const action = of ? `${integrationPath(of.clientId)}/edit` : `${INTEGRATIONS_PATH}/new`
    const shownImage = (name: ImageName) => (of ? shownImageOf(of, name) : undefined)
    const content = integrationForm({ title, action, shownImage, knownScopes: knownScopes(context), ...filled })
    return send(reply, status, visit, title, content)
  }
  const fresh = (of: Integration | undefined): Filled => ({
    of,
    values: valuesOfIntegration(of),
    faults: {},
    hadFiles: false,
  })

  async function save(visit: AdminVisit, of: Integration | undefined, body: unknown, reply: FastifyReply) {
    const sent = filesOf(body)
    const values = valuesOfForm(sent, valuesOfIntegration(of))
    const input = integrationInput(context).safeParse(inputOfValues(values))
    if (!input.success) {
      const faults = faultsByField(input.error)
      return form(reply, 400, visit, { of, values, faults, hadFiles: sent.files.size > 0 })
    }
    if (of) editIntegration(context, visit.company, of.clientId, input.data)
    else createIntegration(context, visit.company, input.data)
    return reply.redirect(INTEGRATIONS_PATH, 303)
  }

  scope.get(
    `${INTEGRATIONS_PATH}/new`,
    visits.forAdministrators('integrations', async (visit, _request, reply) =>
      form(reply, 200, visit, fresh(undefined)),
    ),
  )
  scope.post(
    `${INTEGRATIONS_PATH}/new`,
    visits.forAdministrators('integrations', async (visit, { body }, reply) => save(visit, undefined, body, reply)),
  )
  scope.get(
    `${ONE}/edit`,
    visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId } }, reply) =>
      form(reply, 200, visit, fresh(requireIntegration(context, visit.company, clientId))),
    ),
  )
  scope.post(
    `${ONE}/edit`,
    visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId }, body }, reply) =>
      save(visit, requireIntegration(context, visit.company, clientId), body, reply),
    ),
  )

  for (const [verb, status] of [
    ['publish', 'published'],
    ['unpublish', 'private'],
  ] as const) {
    scope.post(
      `${ONE}/${verb}`,
      visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId } }, reply) => {
        setIntegrationStatus(context, visit.company, clientId, status)
        return reply.redirect(INTEGRATIONS_PATH, 303)
      }),
    )
  }

  scope.get(
    `${ONE}/delete`,
    visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId } }, reply) => {
      const { name } = requireIntegration(context, visit.company, clientId)
      const content = confirmSection({
        question: `Delete ${name}?`,
        text: 'Its client ID and secret stop working, and its tokens die in every company, at once. This cannot be undone.',
        action: `${integrationPath(clientId)}/delete`,
        button: 'Delete',
        back: INTEGRATIONS_PATH,
      })
      return send(reply, 200, visit, `Delete ${name}`, content)
    }),
  )
  scope.post(
    `${ONE}/delete`,
    visits.forAdministrators<OfIntegration>('integrations', async (visit, { params: { clientId } }, reply) => {
      deleteIntegration(context, visit.company, clientId)
      return reply.redirect(INTEGRATIONS_PATH, 303)
    }),
  )
}

function shownImageOf(integration: Integration, name: ImageName): Html | undefined {
  const place = ({ smallLogo: 'small', largeLogo: 'large', 'iframe.composerButtonImage': 'button' } as const)[name]
  if (!imageOf(integration, place)) return undefined
  return html`<img class="logo" src="${imagePath(integration, place)}" width="56" height="56" alt="What there is now">`
}
