/**
 * How likely a fact or a name is the same in two calls: one in how many, rounded down where the world is small. What is not
 * named here is a word of the lexicon.
 */
const ONE_IN: Readonly<Record<string, number>> = {
  R: 20,
  S: 20,
  B: 80,
  U: 80,
  account: 30,
  industry: 6,
  company: 1,
  product: 3,
  product2: 4,
  rival: 4,
  site: 15,
  site2: 15,
  doors: 20,
  carriers: 30,
  boss: 60,
  colleague: 60,
  teammate: 25,
  seats: 20,
  price: 25,
  total: 30,
  discount: 15,
  term: 2,
  meetday: 20,
  meettime: 25,
  golive: 6,
  quarter: 2,
}

/** How likely a slot stands for the same words in two calls. Slots that nothing stands for count as always the same. */
export function likelihoodOfSlot(lexicon: Readonly<Record<string, readonly string[]>>): (slot: string) => number {
  return (slot) => 1 / (ONE_IN[slot] ?? lexicon[slot.replace(/\d$/, '')]?.length ?? 1)
}
