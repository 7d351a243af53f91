import type { Company } from '../../company/company.ts'
import { type Member, membersOf } from '../../company/roles.ts'
import { credentialFields, faultLine } from '../credential-fields.ts'
import { type Html, html } from '../html.ts'
import { widePage } from './admin-frame.ts'
import { SIGN_IN_PATH } from './admin-paths.ts'

export interface AdminSignInPage {
  /** The path where it goes on. */
  readonly next: string
  readonly email: string
  readonly companies: readonly Company[]
  readonly fault?: string
}

/** One of each kind is enough to see what each may do. */
const SHOWN_MEMBERS = 3

export const adminSignInPage = ({ next, email, companies, fault }: AdminSignInPage): string =>
  widePage(
    'Sign in',
    html`<section class="sign-in">
<h1>Sign in</h1>
${faultLine(fault)}
<form method="post" action="${SIGN_IN_PATH}">
<input type="hidden" name="next" value="${next}">
${credentialFields(email)}
<p class="actions"><button class="primary" type="submit">Sign in</button></p>
</form>
</section>
<section aria-labelledby="people-title">
<h2 id="people-title">Or as one of these people</h2>
<p class="quiet">They are invented, and nothing here needs their password. Only technical administrators may manage API keys and apps.</p>
<div class="scrolls" tabindex="0" role="group" aria-label="Table of people">
<table>
<thead><tr><th scope="col">Company</th><th scope="col">Name</th><th scope="col">Role</th><th scope="col"><span class="visually-hidden">Sign in</span></th></tr></thead>
<tbody>${companies.flatMap((company) =>
      membersOf(company)
        .slice(0, SHOWN_MEMBERS)
        .map((member) => row(company.name, member, next)),
    )}</tbody>
</table>
</div>
</section>`,
  )

const row = (companyName: string, { user, email, role }: Member, next: string): Html =>
  html`<tr><td>${companyName}</td><th scope="row">${user.firstName ?? ''} ${user.lastName ?? ''}<br><span class="quiet">${email}</span></th><td>${role}</td>
<td class="end"><form method="post" action="${SIGN_IN_PATH}/as"><input type="hidden" name="next" value="${next}"><input type="hidden" name="email" value="${email}">
<button class="small" type="submit" aria-label="Sign in as ${email}">Sign in</button></form></td></tr>`
