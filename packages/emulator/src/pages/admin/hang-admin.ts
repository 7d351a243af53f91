import type { FastifyInstance } from 'fastify'
import type { AddCompany } from '../../company/open-companies.ts'
import { ControlRefusal } from '../../control/control-input.ts'
import { isThisMachine } from '../../control/is-this-machine.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { acceptForms } from '../../oauth/read-form.ts'
import type { Sessions } from '../../oauth/sessions.ts'
import { html } from '../html.ts'
import { widePage } from './admin-frame.ts'
import { KEYS_PATH } from './admin-paths.ts'
import { createAdminVisits } from './admin-visits.ts'
import { hangCatalogPages } from './catalog/hang-catalog-pages.ts'
import { acceptFiles } from './form/read-multipart.ts'
import { hangAppImages } from './hang-app-images.ts'
import { hangNewCompany } from './hang-new-company.ts'
import { hangSignIn } from './hang-sign-in.ts'
import { hangIntegrationPages } from './integrations/hang-integration-pages.ts'
import { hangKeyPages } from './keys/hang-key-pages.ts'
import { sendFormPage } from './send-form-page.ts'

interface AdminDoors {
  readonly sessions: Sessions
  readonly addCompany: AddCompany
}

/**
 * Hangs Gong's end of a link, for people: sign-in, the API keys and integrations of a company, and the published apps that it can
 * install. What a page of another origin sends is refused, since `Origin` must be this one, and so is any name of this machine
 * that its own users do not use.
 */
export function hangAdmin(app: FastifyInstance, context: EmulatorContext, { sessions, addCompany }: AdminDoors): void {
  const visits = createAdminVisits(context, sessions)
  app.register(async (scope) => {
    acceptForms(scope)
    acceptFiles(scope)
    scope.addHook('onRequest', async ({ method, headers: { host, origin } }) => {
      if (!isThisMachine(host) || (method !== 'GET' && origin !== `http://${host}`)) {
        throw new ControlRefusal('This page takes only what it sends itself, on this machine.', 403)
      }
    })
    scope.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
      const status = error instanceof ControlRefusal ? error.status : (error.statusCode ?? 500)
      const text = status < 500 ? error.message : 'Something went wrong inside the emulator.'
      return sendFormPage(reply, status, faultPage(text))
    })
    hangSignIn(scope, context, sessions)
    hangKeyPages(scope, context, visits, sessions)
    hangIntegrationPages(scope, context, visits, sessions)
    hangCatalogPages(scope, context, visits)
    hangNewCompany(scope, addCompany)
    hangAppImages(scope, context)
  })
}

const faultPage = (text: string): string =>
  widePage(
    'This did not work',
    html`<section><h1>This did not work</h1>
<p>${text}</p>
<p><a class="button" href="${KEYS_PATH}">Go to the admin center</a></p></section>`,
  )
