import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { apiKeyInput } from '../../../company/api-keys/api-key-input.ts'
import { createApiKey } from '../../../company/api-keys/create-api-key.ts'
import { deleteApiKey } from '../../../company/api-keys/delete-api-key.ts'
import { describeApiKey } from '../../../company/api-keys/describe-api-key.ts'
import { editApiKey } from '../../../company/api-keys/edit-api-key.ts'
import { findApiKey } from '../../../company/api-keys/find-api-key.ts'
import type { EmulatorContext } from '../../../emulator-context.ts'
import { knownScopes } from '../../../integrations/known-scopes.ts'
import { formOf } from '../../../oauth/read-form.ts'
import type { Sessions } from '../../../oauth/sessions.ts'
import type { Html } from '../../html.ts'
import { KEYS_PATH, keyPath } from '../admin-paths.ts'
import type { AdminVisit, AdminVisits } from '../admin-visits.ts'
import { confirmSection } from '../confirm-section.ts'
import { type FieldFaults, faultsByField } from '../form/field-faults.ts'
import { sendAdminPage } from '../send-admin-page.ts'
import { keyForm } from './key-form.ts'
import { EMPTY_KEY, inputOfValues, type KeyValues, valuesOfForm, valuesOfKey } from './key-values.ts'
import { keysSection } from './keys-page.ts'
import { secretSection, shownSecretSection } from './secret-section.ts'

type OfKey = FastifyRequest<{ Params: { id: string } }>

/** Hangs the pages of a company's API keys. A secret goes from the form that made it to one page, and never into an address. */
export function hangKeyPages(
  scope: FastifyInstance,
  context: EmulatorContext,
  visits: AdminVisits,
  sessions: Sessions,
): void {
  const send = (reply: FastifyReply, status: number, { who }: AdminVisit, title: string, content: Html) =>
    sendAdminPage(reply, status, { tab: 'keys', who, title, content })
  const limited = () => (context.assumed('keyScopes') === 'all scopes' ? undefined : knownScopes(context))

  scope.get(
    KEYS_PATH,
    visits.forAdministrators('keys', async (visit, _request, reply) => {
      const { company } = visit
      const page = {
        company,
        apiBaseUrl: context.addresses.apiBaseUrls[company.index] ?? '',
        keys: company.state().apiKeys.map((key) => describeApiKey(context, key)),
        nowMs: context.clock.nowMs(),
      }
      return send(reply, 200, visit, 'API keys', keysSection(page))
    }),
  )

  const newKey = (values: KeyValues, faults: FieldFaults) =>
    keyForm({
      title: 'Get API key',
      action: `${KEYS_PATH}/keys/new`,
      button: 'Get API key',
      knownScopes: limited(),
      values,
      faults,
    })

  scope.get(
    `${KEYS_PATH}/keys/new`,
    visits.forAdministrators('keys', async (visit, _request, reply) =>
      send(reply, 200, visit, 'Get API key', newKey(EMPTY_KEY, {})),
    ),
  )

  scope.post(
    `${KEYS_PATH}/keys/new`,
    visits.forAdministrators('keys', async (visit, request, reply) => {
      const values = valuesOfForm(formOf(request.body))
      const input = apiKeyInput(context).safeParse(inputOfValues(values))
      if (!input.success) return send(reply, 400, visit, 'Get API key', newKey(values, faultsByField(input.error)))
      const { key, accessKeySecret } = createApiKey(context, visit.company, input.data)
      sessions.keepSecret(visit.session, key.id, accessKeySecret)
      return reply.redirect(`${keyPath(key.id)}/secret`, 303)
    }),
  )

  scope.get(
    `${KEYS_PATH}/keys/:id/secret`,
    visits.forAdministrators<OfKey>('keys', async (visit, { params: { id } }, reply) => {
      const key = describeApiKey(context, findApiKey(visit.company, id))
      const secret = visit.session.unshown.get(id)
      visit.session.unshown.delete(id)
      const content = secret === undefined ? shownSecretSection(key) : secretSection(key, secret)
      return send(reply, 200, visit, key.name, content)
    }),
  )

  const edit = (id: string, values: KeyValues, faults: FieldFaults) =>
    keyForm({
      title: 'Edit API key',
      action: `${keyPath(id)}/edit`,
      button: 'Save',
      knownScopes: limited(),
      ...(context.assumed('trustedIpDelay') === '5 minutes' && {
        ipDelay: ' A change takes effect after five minutes.',
      }),
      values,
      faults,
    })

  scope.get(
    `${KEYS_PATH}/keys/:id/edit`,
    visits.forAdministrators<OfKey>('keys', async (visit, { params: { id } }, reply) =>
      send(reply, 200, visit, 'Edit API key', edit(id, valuesOfKey(findApiKey(visit.company, id)), {})),
    ),
  )

  scope.post(
    `${KEYS_PATH}/keys/:id/edit`,
    visits.forAdministrators<OfKey>('keys', async (visit, { params: { id }, body }, reply) => {
      const { scopes } = findApiKey(visit.company, id)
      const values = valuesOfForm(formOf(body))
      // A form that does not ask for scopes leaves them as they are.
      const asked = { ...inputOfValues(values), ...(limited() === undefined && { scopes }) }
      const input = apiKeyInput(context).safeParse(asked)
      if (!input.success) return send(reply, 400, visit, 'Edit API key', edit(id, values, faultsByField(input.error)))
      editApiKey(context, visit.company, id, input.data)
      return reply.redirect(KEYS_PATH, 303)
    }),
  )

  scope.get(
    `${KEYS_PATH}/keys/:id/delete`,
    visits.forAdministrators<OfKey>('keys', async (visit, { params: { id } }, reply) => {
      const { name, accessKey } = findApiKey(visit.company, id)
      const content = confirmSection({
        question: `Delete ${name}?`,
        text: `Whoever calls with the access key ${accessKey} is answered 401 at once. This cannot be undone.`,
        action: `${keyPath(id)}/delete`,
        button: 'Delete',
        back: KEYS_PATH,
      })
      return send(reply, 200, visit, `Delete ${name}`, content)
    }),
  )

  scope.post(
    `${KEYS_PATH}/keys/:id/delete`,
    visits.forAdministrators<OfKey>('keys', async (visit, { params: { id } }, reply) => {
      deleteApiKey(context, visit.company, id)
      return reply.redirect(KEYS_PATH, 303)
    }),
  )
}
