import type { DescribedApiKey } from '../../../company/api-keys/describe-api-key.ts'
import { copyable } from '../../home/copyable.ts'
import { type Html, html } from '../../html.ts'
import { KEYS_PATH } from '../admin-paths.ts'

/** A new key with its secret, this once. */
export const secretSection = ({ name, accessKey }: DescribedApiKey, secret: string): Html =>
  html`<section>
<h1>${name} is ready</h1>
<p class="alert">The secret is shown this once. Copy it now: nobody can read it again, and a lost one means a new key.</p>
<dl class="wide">
<dt>Access key</dt><dd>${copyable('access key', accessKey)}</dd>
<dt>Access key secret</dt><dd>${copyable('access key secret', secret)}</dd>
</dl>
<p class="actions"><a class="button" href="${KEYS_PATH}">Done</a></p>
</section>`

/** The same page opened again. */
export const shownSecretSection = ({ name }: DescribedApiKey): Html =>
  html`<section>
<h1>The secret of ${name} was shown</h1>
<p>It is shown once, and nobody can read it again. If it is lost, get a new key and delete this one.</p>
<p class="actions"><a class="button" href="${KEYS_PATH}">All API keys</a></p>
</section>`
