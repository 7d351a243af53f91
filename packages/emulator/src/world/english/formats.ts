import type { SpokenFormats } from '../language-pack.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const ORDINALS = ['first', 'second', 'third', 'fourth']
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five']

function ordinal(n: number): string {
  const ending = n >= 11 && n <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

export const formats: SpokenFormats = {
  money: (dollars) => `$${dollars.toString().replace(/\B(?=(\d{3})+$)/g, ',')}`,
  percent: (n) => `${n} percent`,
  years: (n) => `${COUNTS[n] ?? n} years`,
  dayOf: ({ day, weekday }) => `${WEEKDAYS[weekday]} the ${ordinal(day)}`,
  timeOf: (hour, minute) => `${hour > 12 ? hour - 12 : hour}${minute === 0 ? " o'clock" : `:${minute}`}`,
  partOfMonth: ({ month, day }) => `${day < 11 ? 'early' : day < 21 ? 'mid' : 'late'} ${MONTHS[month]}`,
  quarter: (n) => `the ${ORDINALS[n - 1] ?? 'next'} quarter`,
}
