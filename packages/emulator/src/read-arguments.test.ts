import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { command } from './read-arguments.ts'

test('the README tells of every option of the command line, and of no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const section = /\n## Options\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? ''
  const told = Array.from(section.matchAll(/`(--[a-z-]+)`/g), ([, name]) => name)
  expect(told.sort()).toEqual(
    command()
      .options.map(({ long }) => long)
      .sort(),
  )
})
