import { Icon, type IconName } from './icon.tsx'

export type Tone = 'good' | 'attention' | 'bad' | 'plain'

export interface Mark {
  readonly word: string
  readonly icon: IconName
  readonly tone: Tone
}

/** A state by word and icon; the colour only repeats them. */
export function StateMark({ mark }: { readonly mark: Mark }) {
  return (
    <span className={`state ${mark.tone}`}>
      <Icon name={mark.icon} />
      <span>{mark.word}</span>
    </span>
  )
}
