import { Name } from '@mallet/contract/api/fields'
import { Email } from '@mallet/contract/api/people'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { makeId } from '../../make-id.ts'
import { isSetUp } from '../is-set-up.ts'
import { type Oidc, type OidcIdentity, oidcRefusal } from './oidc.ts'

/**
 * Who this is here: whoever came with this identity before; else, by an e-mail that the provider vouches for, whoever
 * was invited with it, whoever has it in one of the allowed domains, or somebody new of these domains. The identity is
 * that person's from then on.
 *
 * @param ctx with a transaction
 * @throws {@link MalletError} `oidc_failed`
 */
export async function findOrMakePerson(
  ctx: Pick<Context, 'db' | 'clock' | 'random'>,
  { allowedDomains, defaultRole }: Pick<Oidc, 'allowedDomains' | 'defaultRole'>,
  { issuer, subject, email: told, emailIsVerified, name }: OidcIdentity,
): Promise<string> {
  if (!(await isSetUp(ctx))) throw oidcRefusal('not_set_up')
  const identity = { oidc_issuer: issuer, oidc_subject: subject }
  const people = ctx.db.selectFrom('dashboard_user').select(['id', 'disabled_at', 'password_hash', 'oidc_subject'])
  const known = await people
    .where('oidc_issuer', '=', issuer)
    .where('oidc_subject', '=', subject)
    .forUpdate()
    .executeTakeFirst()
  if (known) {
    if (known.disabled_at !== null) throw oidcRefusal('disabled')
    return known.id
  }
  const { data: email } = Email.safeParse(told)
  if (email === undefined || !emailIsVerified) throw oidcRefusal('email_unverified')
  const [, domain = ''] = email.toLowerCase().split('@')
  const isOfDomain = allowedDomains.includes(domain)
  const present = await people.where(sql`lower(email)`, '=', email.toLowerCase()).forUpdate().executeTakeFirst()
  if (present) {
    if (present.disabled_at !== null) throw oidcRefusal('disabled')
    // A password was chosen by whoever opened the invitation; that it is the same one, only a domain of ours says.
    const isFree = present.oidc_subject === null && (present.password_hash === null || isOfDomain)
    if (!isFree) throw oidcRefusal('other_account')
    await ctx.db.updateTable('dashboard_user').set(identity).where('id', '=', present.id).execute()
    await ctx.db.deleteFrom('dashboard_code').where('user_id', '=', present.id).execute()
    return present.id
  }
  if (!isOfDomain) throw oidcRefusal('not_invited')
  const { id } = await ctx.db
    .insertInto('dashboard_user')
    .values({
      id: makeId('usr', ctx),
      email,
      name: Name.safeParse(name).data ?? email,
      role: defaultRole,
      created_at: ctx.clock.now(),
      ...identity,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
