/**
 * Does each way once a round, in the order in which they stand, so that whatever else the machine does meanwhile hits all
 * of them. The first round warms up and does not count.
 *
 * @returns what each way gave, round by round
 */
export async function takeTurns<N extends string>(
  rounds: number,
  ways: Readonly<Record<N, () => Promise<number>>>,
  onRound: (round: number, given: Readonly<Record<N, number>>) => void,
): Promise<Record<N, number[]>> {
  // Object.keys forgets the type of the names.
  const names = Object.keys(ways) as N[]
  // As above.
  const given = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) given[name].push(await ways[name]())
    onRound(round, latest(given))
    if (round === 0) for (const name of names) given[name].length = 0
  }
  return given
}

const latest = <N extends string>(given: Readonly<Record<N, readonly number[]>>) =>
  Object.fromEntries(Object.entries<readonly number[]>(given).map(([name, list]) => [name, list.at(-1)])) as Record<
    N,
    number
  >
