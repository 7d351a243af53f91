import { expect, test } from 'vitest'
import { theme } from './theme.ts'
import { variablesOf } from './variables.ts'

test('the stylesheet of variables is the one that the theme makes', async () => {
  await expect(variablesOf(theme)).toMatchFileSnapshot('variables.css')
})
