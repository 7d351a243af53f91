const PATHS = {
  check: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0M5.25 8.25l2 2 3.5-4',
  running: 'M14.25 8A6.25 6.25 0 1 1 8 1.75',
  queued: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0M8 4.5V8l2.25 1.5',
  paused: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0M6.5 6v4M9.5 6v4',
  idle: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0M5.5 8h5',
  attention: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.01',
  bad: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0M8 4.75v4M8 11.25v.01',
  open: 'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0',
  copy: 'M5.75 5.75h7.5v7.5h-7.5zM3.5 10.25h-.75v-7.5h7.5v.75',
  start: 'M8 1.75l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.5l-3.8 2 .7-4.3-3.1-3 4.3-.6z',
  plug: 'M5.5 1.75v3.5M10.5 1.75v3.5M3.5 5.25h9v2a4.5 4.5 0 0 1-9 0zM8 11.75v2.5',
  link: 'M6.5 9.5l3-3M7 4.5l1-1a3.2 3.2 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3.2 3.2 0 0 1 3.5 8l1-1',
  window: 'M1.75 3.25h12.5v9.5H1.75zM1.75 6h12.5',
  people: 'M8 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2M2.75 13.75a5.25 5.25 0 0 1 10.5 0',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.75 10.75l3 3',
  away: 'M6.5 3.25h-3.25v9.5h9.5V9.5M9.5 2.75h3.75V6.5M13 3L7.5 8.5',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7',
  screen: 'M1.75 2.75h12.5v8.5H1.75zM5.5 14h5',
} as const

export type IconName = keyof typeof PATHS

/** Drawn beside words, never in their place. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
