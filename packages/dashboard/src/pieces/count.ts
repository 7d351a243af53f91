/** A number as people read it: `1,188`. */
export const count = (number: number): string => number.toLocaleString('en')

/** `1 connection`, `12 connections`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
