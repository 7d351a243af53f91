import type { DescribedVisitor } from '../../oauth/describe-visitor.ts'
import { type Html, html } from '../html.ts'
import { SIGN_IN_PATH } from './admin-paths.ts'

/** Why somebody is not let in, and who would be. */
export const notAdministratorSection = ({ companyName, email, role, administrator }: DescribedVisitor): Html =>
  html`<section>
<h1>This is for technical administrators</h1>
<p>Only a technical administrator of ${companyName} may manage API keys and apps, and ${email} is a ${role}.</p>
<p>Ask ${administrator} to do it, or sign in as a technical administrator.</p>
<p><a class="button" href="${SIGN_IN_PATH}">Sign in as somebody else</a></p>
</section>`
