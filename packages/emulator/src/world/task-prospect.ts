import type { Task } from '@mallet/contract/gong/task'
import type { Account, Contact } from './accounts.ts'
import { dealOf } from './call-facts.ts'
import { accountContext } from './crm-context.ts'
import type { WorldOrigin } from './world-origin.ts'

type Prospect = Pick<Task, 'account' | 'opportunity' | 'contact' | 'additionalContacts'>

const TIME_ZONES = { eng: 'America/New_York', fre: 'Europe/Paris', ger: 'Europe/Berlin', spa: 'Europe/Madrid' } as const

/** Who is to be called, as the CRM has them. A lead belongs to no account yet. */
export function prospectOf(
  origin: WorldOrigin,
  account: Account,
  contact: Contact,
  { asLead, afterSale }: { readonly asLead: boolean; readonly afterSale: boolean },
): Prospect {
  const { worldKey, originMs, profile } = origin
  const linkTo = (crmId: string) => `https://${profile.domain.replace('.example', '')}.crm.example/${crmId}`
  const crmId = asLead ? contact.leadId : contact.salesforceId
  const { firstName, lastName, title, email, phoneNumber } = contact
  const [countryCode] = /(?<=^\+)\d+/.exec(phoneNumber) ?? []
  const data = {
    firstName,
    lastName,
    crmUrl: linkTo(crmId),
    companyName: account.name,
    affiliation: 'Them',
    emails: [{ email }],
    title,
    timezone: TIME_ZONES[account.language],
    phoneNumbers: [
      {
        raw: phoneNumber,
        extension: null,
        countryCode: Number(countryCode),
        normalized: phoneNumber.replaceAll(/[^+\d]/g, ''),
        label: 'Work',
        isVerified: true,
      },
    ],
    city: account.site,
    country: account.country,
    state: null,
    zipcode: null,
    optOutChannels: [],
    linkedinProfile: null,
  }
  const known = { contact: { crmId, type: asLead ? 'LEAD' : 'CONTACT', data }, additionalContacts: [] }
  if (asLead) return { ...known, account: null, opportunity: null }

  const deal = dealOf(worldKey, profile, account.number, originMs)
  const objects = accountContext(worldKey, account, deal, afterSale).flatMap((context) => context.objects ?? [])
  const found = objects.find(({ objectType }) => objectType === 'Opportunity')
  const field = (name: string) => String(found?.fields?.find((one) => one.name === name)?.value ?? '')
  const opportunityId = found?.objectId ?? ''
  return {
    ...known,
    account: { crmId: account.salesforceId, name: account.name, crmUrl: linkTo(account.salesforceId) },
    opportunity: {
      crmId: opportunityId,
      name: field('Name'),
      crmUrl: linkTo(opportunityId),
      status: afterSale ? 'Won' : 'Open',
      stage: field('StageName'),
      amount: field('Amount'),
      probability: field('Probability'),
      closeDate: field('CloseDate'),
    },
  }
}
