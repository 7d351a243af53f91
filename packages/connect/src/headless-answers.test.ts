import type { connectPage } from '@mallet/contract/api/connect-page'
import type { Input, Output } from '@mallet/contract/endpoint'
import { expectTypeOf, test } from 'vitest'
import type { ApiKeyFields, Attempt, Choices, Configuration, SessionDetails } from './headless-answers.ts'

type Rows = typeof connectPage
type Credentials = NonNullable<Input<Rows['connect.attempts.create']>['body']['credentials']>

// The compiler is what fails here, with `npm run verify`.
test('what a form of one’s own is told and sends is what the contract says', () => {
  expectTypeOf<Output<Rows['connect.session']>>().toExtend<SessionDetails>()
  expectTypeOf<Output<Rows['connect.attempts.get']>>().toExtend<Attempt>()
  expectTypeOf<Output<Rows['connect.choices']>>().toExtend<Choices>()
  expectTypeOf<{ body: { configuration: Configuration } }>().toExtend<Input<Rows['connect.finish']>>()
  expectTypeOf<Omit<ApiKeyFields, 'integrationId'>>().toEqualTypeOf<Readonly<Credentials>>()
})
