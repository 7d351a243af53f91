const paths = {
  person: 'M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.75 14c.5-3 2.5-4.5 5.25-4.5s4.75 1.5 5.25 4.5',
  building: 'M3 14V3.5L9 2v12M9 6l4 1v7M1.5 14h13M5.5 6h1M5.5 8.75h1M5.5 11.5h1',
  shield: 'M8 1.75 13.25 3.5v4c0 3.25-2.25 5.5-5.25 6.75C5 13 2.75 10.75 2.75 7.5v-4zM5.75 7.75l1.6 1.6 3-3.1',
  key: 'M5.25 13.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM7.75 8 13.5 2.25M11 4.75l2 2',
  enter: 'M9 2.5h4v11H9M2.5 8h7M7 5.25 9.75 8 7 10.75',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  back: 'M9.75 3 4.75 8l5 5',
  next: 'm6.25 3 5 5-5 5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  check: 'm3 8.5 3.25 3.25L13 5',
  alert: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.75v4M8 11.25v.01',
  clock: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.5V8l2.25 1.5',
  link: 'M6.5 9.5 9.5 6.5M7.25 4.5l1.5-1.5A3 3 0 0 1 13 7.25l-1.5 1.5M8.75 11.5 7.25 13A3 3 0 0 1 3 8.75l1.5-1.5',
  copy: 'M5.5 5.5h8v8h-8zM2.5 10.5v-8h8',
  turn: 'M13.5 8a5.5 5.5 0 1 1-1.75-4M13.5 2v3h-3',
  outside: 'M9.5 2.5h4v4M13.5 2.5l-6 6M6 4H2.5v9.5H12V10',
} as const
export type IconName = keyof typeof paths

/** Never the only carrier of a meaning: words stand beside it, or name the button that it is in. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

/** The gong's rim and the head that touches it. */
export function Mark({ sounds = false }: { sounds?: boolean }) {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      {sounds && <circle className="sound" cx="14" cy="14" r="10" />}
      {sounds && <circle className="sound late" cx="14" cy="14" r="10" />}
      <circle className="rim" cx="14" cy="14" r="10" />
      <circle className="head" cx="25" cy="25" r="5" />
    </svg>
  )
}
