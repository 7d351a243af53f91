import { median } from './median.ts'

/** @param share 0.99 for what 99 of 100 values do not exceed */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** Of one and the same thing, measured twice in each round. */
export interface Yardstick {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/** The median of the ratios to the yardstick of the same round, which is the mean of its two measurements. */
export const ratioTo = (values: readonly number[], { first, second }: Yardstick): number =>
  median(values.map((value, round) => (2 * value) / ((first[round] ?? Number.NaN) + (second[round] ?? Number.NaN))))

/** How far the yardstick is from itself within a round, as a part of it: no smaller difference says anything. */
export const noiseOf = ({ first, second }: Yardstick): number =>
  median(first.map((value, round) => Math.abs((second[round] ?? Number.NaN) / value - 1)))

/** The ratio of the yardstick's second measurement to its first: 1, where order did not matter. */
export const controlOf = ({ first, second }: Yardstick): number =>
  median(first.map((value, round) => (second[round] ?? Number.NaN) / value))

/** A ratio has reached a goal when it does so by more than the noise. */
export const reaches = (ratio: number, goal: number, noise: number): boolean => ratio * (1 - noise) >= goal

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
