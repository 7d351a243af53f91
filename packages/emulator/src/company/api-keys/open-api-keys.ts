import type { z } from 'zod'
import { parseInput } from '../../control/control-input.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { findCompany } from '../find-company.ts'
import { apiKeyInput } from './api-key-input.ts'
import { createApiKey } from './create-api-key.ts'
import { deleteApiKey } from './delete-api-key.ts'
import { type DescribedApiKey, describeApiKey } from './describe-api-key.ts'
import { editApiKey } from './edit-api-key.ts'
import { findApiKey } from './find-api-key.ts'

type Given = z.input<ReturnType<typeof apiKeyInput>>

/**
 * The API keys of the companies, for programs. `company` is a name or a number, counted from 1; by default the first one.
 * Everything holds on return. Throws an error with the words of the form for input that makes no key.
 */
export interface OpenApiKeys {
  list(company?: string): readonly DescribedApiKey[]
  /** `accessKeySecret` is nowhere else. */
  create(key: Given, company?: string): DescribedApiKey & { readonly accessKeySecret: string }
  /** What is left out stays as it is. */
  edit(id: string, changes: Partial<Given>, company?: string): DescribedApiKey
  delete(id: string, company?: string): void
}

export function openApiKeys(context: EmulatorContext): OpenApiKeys {
  return {
    list: (named) =>
      findCompany(context, named)
        .state()
        .apiKeys.map((key) => describeApiKey(context, key)),
    create(given, named) {
      const { key, accessKeySecret } = createApiKey(
        context,
        findCompany(context, named),
        parseInput(apiKeyInput(context), given),
      )
      return { ...describeApiKey(context, key), accessKeySecret }
    },
    edit(id, changes, named) {
      const company = findCompany(context, named)
      const { name, lifetimeDays, trustedIps, scopes } = findApiKey(company, id)
      const input = parseInput(apiKeyInput(context), { name, lifetimeDays, trustedIps, scopes, ...changes })
      return describeApiKey(context, editApiKey(context, company, id, input))
    },
    delete: (id, named) => deleteApiKey(context, findCompany(context, named), id),
  }
}
