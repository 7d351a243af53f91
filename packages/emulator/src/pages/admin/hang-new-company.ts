import type { FastifyInstance } from 'fastify'
import { CompanyInput } from '../../company/company-input.ts'
import type { AddCompany } from '../../company/open-companies.ts'
import { ControlRefusal } from '../../control/control-input.ts'
import { formOf } from '../../oauth/read-form.ts'
import { NEW_COMPANY_PATH, SIGN_IN_PATH } from './admin-paths.ts'
import { faultsByField } from './form/field-faults.ts'
import { companyAddedPage, type NewCompanyForm, newCompanyPage } from './new-company-page.ts'
import { sendFormPage } from './send-form-page.ts'

/** Hangs the page that adds a company. Nobody is signed in there: a company that is not yet has no people. */
export function hangNewCompany(scope: FastifyInstance, addCompany: AddCompany): void {
  scope.get(NEW_COMPANY_PATH, async (_request, reply) =>
    sendFormPage(reply, 200, newCompanyPage({ name: '', region: 'us', faults: {} })),
  )

  scope.post(NEW_COMPANY_PATH, async (request, reply) => {
    const form = formOf(request.body)
    const [name, region] = [form.get('name') ?? '', form.get('region') ?? '']
    const again = (faults: NewCompanyForm['faults']) =>
      sendFormPage(reply, 400, newCompanyPage({ name, region, faults }))
    const input = CompanyInput.safeParse({ ...(name.trim() !== '' && { name }), region })
    if (!input.success) return again(faultsByField(input.error))
    try {
      return sendFormPage(reply, 201, companyAddedPage(await addCompany(input.data), SIGN_IN_PATH))
    } catch (error) {
      if (error instanceof ControlRefusal) return again({ name: [error.message] })
      throw error
    }
  })
}
