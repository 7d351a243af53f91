import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Company } from '../../../company/company.ts'
import { ControlRefusal } from '../../../control/control-input.ts'
import type { EmulatorContext } from '../../../emulator-context.ts'
import { findIntegration } from '../../../integrations/find-integration.ts'
import { installUrlOf } from '../../../integrations/install-url.ts'
import { installsOf } from '../../../integrations/installs.ts'
import { isOpenTo } from '../../../integrations/is-open-to.ts'
import { removeInstall } from '../../../integrations/remove-install.ts'
import { describeVisitor } from '../../../oauth/describe-visitor.ts'
import { scopesOfGrant } from '../../../oauth/scopes-of-grant.ts'
import type { Integration } from '../../../state/integration-state.ts'
import { appPath, CATALOG_PATH } from '../admin-paths.ts'
import type { AdminVisits } from '../admin-visits.ts'
import { sendAdminPage } from '../send-admin-page.ts'
import { appSection } from './app-section.ts'
import { catalogSection } from './catalog-section.ts'

type OfApp = FastifyRequest<{ Params: { clientId: string } }>

/** Hangs the list of published apps and the page of each. Everybody of a company may look; administrators install and remove. */
export function hangCatalogPages(scope: FastifyInstance, context: EmulatorContext, visits: AdminVisits): void {
  const isInstalled = (company: Company, { clientId }: Integration) => installsOf(context, company, clientId).length > 0
  /** A private app of another company is one that nobody hears of, unless it was installed before. */
  const isListed = (company: Company, app: Integration) => app.status === 'published' || isInstalled(company, app)

  scope.get(
    CATALOG_PATH,
    visits.forMembers(async ({ company, who }, _request, reply) => {
      const apps = context.state.current.integrations
        .filter((app) => isListed(company, app))
        .map((app) => ({ app, isInstalled: isInstalled(company, app) }))
      const content = catalogSection(apps, company.name)
      return sendAdminPage(reply, 200, { tab: 'catalog', who, title: 'Published apps', content })
    }),
  )

  scope.get(
    `${CATALOG_PATH}/:clientId`,
    visits.forMembers<OfApp>(async ({ company, who, isAdministrator }, { params: { clientId } }, reply) => {
      const app = findIntegration(context, clientId)
      if (!app || !(isListed(company, app) || isOpenTo(app, company.index))) {
        throw new ControlRefusal('There is no published app of that client ID.', 404)
      }
      const latest = installsOf(context, company, clientId).at(-1)
      const content = appSection({
        app,
        who,
        isAdministrator,
        owner: context.companies[app.company]?.name ?? '',
        installUrl: installUrlOf(context, app),
        install: latest && { by: describeVisitor(context, latest).email, scopes: scopesOfGrant(context, latest) },
      })
      return sendAdminPage(reply, 200, { tab: 'catalog', who, title: app.name, content })
    }),
  )

  scope.post(
    `${CATALOG_PATH}/:clientId/remove`,
    visits.forAdministrators<OfApp>('catalog', async ({ company }, { params: { clientId } }, reply) => {
      removeInstall(context, company, clientId)
      return reply.redirect(isThere(company, clientId) ? appPath(clientId) : CATALOG_PATH, 303)
    }),
  )

  function isThere(company: Company, clientId: string): boolean {
    const app = findIntegration(context, clientId)
    return app !== undefined && isOpenTo(app, company.index)
  }
}
