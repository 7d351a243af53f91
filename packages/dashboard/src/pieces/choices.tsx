import { useId } from 'react'

interface Choice<T extends string> {
  readonly value: T
  readonly title: string
  readonly text: string
}

interface ChoicesProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly change: (value: T) => void
  readonly choices: readonly Choice<T>[]
}

/** One of few, each with what speaks for it. */
export function Choices<T extends string>({ label, value, change, choices }: ChoicesProps<T>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} data-chosen={choice.value === value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => change(choice.value)}
          />
          <span>
            <strong>{choice.title}</strong>
            <span className="quiet">{choice.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
