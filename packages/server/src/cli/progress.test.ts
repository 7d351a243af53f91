import { expect, test } from 'vitest'
import { createProgress } from './progress.ts'

function recorded(terminal: { isTTY?: boolean; columns?: number }) {
  const writes: string[] = []
  const progress = createProgress({ ...terminal, write: (text) => writes.push(text) })
  return { progress, writes }
}

/** What a terminal shows after the writes: it knows lines, the way up, and clearing to the end of line or screen. */
function screenAfter(writes: readonly string[]): string[] {
  const screen: string[] = []
  let row = 0
  for (const [, up, clearLine, clearScreen, text] of writes
    .join('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals are told with.
    .matchAll(/\u001b\[(\d+)A|(\u001b\[K\n)|(\u001b\[J)|([^\u001b]+)/g)) {
    if (up) row -= Number(up)
    else if (clearLine) row++
    else if (clearScreen) screen.length = row
    else if (text) screen[row] = text
  }
  return screen
}

test('on a terminal a block takes the place of the one before, below the lines that stay', () => {
  const { progress, writes } = recorded({ isTTY: true, columns: 80 })

  progress.show(['one', 'two', 'three'])
  progress.show(['1', '2'])
  expect(screenAfter(writes)).toEqual(['1', '2'])
  progress.tell('done')
  progress.show(['next'])

  expect(screenAfter(writes)).toEqual(['done', 'next'])
})

test('a block goes out in one write that blanks nothing before it is drawn again', () => {
  const { progress, writes } = recorded({ isTTY: true, columns: 80 })
  progress.show(['one', 'two'])
  progress.show(['1', '2'])

  expect(writes).toHaveLength(2)
  expect(writes[1]).toBe('\u001b[2A1\u001b[K\n2\u001b[K\n\u001b[J')
})

test.each([20, 0])('no line of a block wraps on a terminal of %i columns', (columns) => {
  const { progress, writes } = recorded({ isTTY: true, columns })
  progress.show(['x'.repeat(200)])

  expect(screenAfter(writes)[0]?.length).toBe((columns || 80) - 1)
})

test('without a terminal there are plain lines, and nothing is drawn', () => {
  const { progress, writes } = recorded({})
  progress.show(['a block'])
  progress.tell('one')
  progress.log('two')

  expect(writes).toEqual(['one\n', 'two\n'])
})
