import type { CallContext, Party } from '@mallet/contract/gong/call'
import type { Account } from './accounts.ts'
import type { Deal } from './call-facts.ts'
import type { Participant } from './call-plan.ts'
import { objectId, salesforceId } from './object-ids.ts'
import { hashText, SeededRandom } from './seeded-random.ts'

type CrmFields = Readonly<Record<string, string | number | boolean | null>>

const STAGES = [
  ['Discovery', 20],
  ['Evaluation', 40],
  ['Proposal', 60],
  ['Negotiation', 80],
  ['Closed Won', 100],
] as const

const fieldsOf = (fields: CrmFields) => Object.entries(fields).map(([name, value]) => ({ name, value }))

/** The account of a call, and its opportunity, as Salesforce has them now. */
export function accountContext(worldKey: number, account: Account, deal: Deal, afterSale: boolean): CallContext[] {
  const random = new SeededRandom(worldKey, hashText('crm'), account.number)
  const [stage, probability] = afterSale ? STAGES[4] : random.pick(STAGES.slice(0, 4))
  const accountFields: CrmFields = {
    Name: account.name,
    Website: `https://www.${account.domain}`,
    Domain__c: account.domain,
    Industry: account.industry,
    Type: afterSale ? 'Customer' : 'Prospect',
    NumberOfEmployees: account.employees,
    AnnualRevenue: account.annualRevenue,
    BillingCity: account.site,
    BillingCountry: account.country,
    ParentId: null,
    IsPartner: random.chance(0.05),
  }
  const opportunityFields: CrmFields = {
    Name: `${account.name} - ${deal.product}`,
    StageName: stage,
    Amount: deal.amount,
    Probability: probability,
    CloseDate: new Date(deal.closeMs).toISOString().slice(0, 10),
    IsClosed: afterSale,
    IsWon: afterSale,
    NextStep: random.chance(0.3) ? null : `Meet ${account.site}`,
  }
  const id = salesforceId(worldKey, 'Opportunity', account.number, afterSale ? 1 : 0)
  return [
    {
      system: 'Salesforce',
      objects: [
        { objectType: 'Account', objectId: account.salesforceId, fields: fieldsOf(accountFields), timing: 'Now' },
        { objectType: 'Opportunity', objectId: id, fields: fieldsOf(opportunityFields), timing: 'Now' },
      ],
    },
  ]
}

/** Who a party is in Salesforce: a user, a contact, or, where nobody of the account is known yet, a lead. */
export function partyContext(
  worldKey: number,
  participant: Participant,
  account: Account,
  asLead: boolean,
): NonNullable<Party['context']> {
  const { colleague, contact } = participant
  if (colleague) {
    const fields: CrmFields = { Name: participant.name, Email: colleague.email, IsActive: colleague.active }
    const id = salesforceId(worldKey, 'User', colleague.place)
    return salesforceObject('User', id, fields)
  }
  if (!contact) return []
  const known: CrmFields = {
    FirstName: contact.firstName,
    LastName: contact.lastName,
    Title: contact.title,
    Email: contact.email,
  }
  return asLead
    ? salesforceObject('Lead', contact.leadId, {
        ...known,
        Company: account.name,
        Status: 'Working',
        IsConverted: false,
      })
    : salesforceObject('Contact', contact.salesforceId, { ...known, AccountId: account.salesforceId, DoNotCall: false })
}

const salesforceObject = (objectType: string, id: string, fields: CrmFields) => [
  { system: 'Salesforce', objects: [{ objectType, objectId: id, fields: fieldsOf(fields), timing: 'Now' }] },
]

/** Ids of comments and the like, which only have to differ. */
export const callObjectId = (worldKey: number, kind: string, index: number, place: number) =>
  objectId(worldKey, kind, index | 0, Math.floor(index / 2 ** 32), place)
