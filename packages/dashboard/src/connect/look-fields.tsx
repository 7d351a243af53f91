import { Button, FileButton, SegmentedControl, Slider, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../pieces/card.tsx'
import { contrastNote } from './contrast.ts'
import { type Draft, isColor } from './draft.ts'
import { LOGO_MOST_BYTES, LOGO_TYPES, readLogo } from './read-logo.ts'

export interface FieldsProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
  readonly mayWrite: boolean
  /** Whether it was tried to save. */
  readonly tried: boolean
}

const MOST_RADIUS_PX = 24
const OWN_COLOR = '#8f5d1d'

/** Name, colours, corners and logo. */
export function LookFields({ draft, change, mayWrite, tried }: FieldsProps) {
  const { appName, mode, primaryColor, cornerRadiusPx } = draft
  const isGood = primaryColor === '' || isColor(primaryColor)
  return (
    <Card title="Look">
      <TextInput
        label="Your product"
        description="In whose name customers are asked. It shows in the preview once it is saved."
        disabled={!mayWrite}
        autoComplete="off"
        value={appName}
        onChange={(event) => change({ appName: event.currentTarget.value })}
        error={tried && appName.trim() === '' ? 'Enter the name of your product.' : null}
      />
      <div>
        <p className="label" id="connect-mode">
          Colours
        </p>
        <SegmentedControl
          aria-labelledby="connect-mode"
          disabled={!mayWrite}
          value={mode}
          onChange={(value) => change({ mode: value === 'light' || value === 'dark' ? value : 'system' })}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'As the system' },
          ]}
        />
      </div>
      <div className="row-form">
        <TextInput
          label="Primary colour"
          description={`Of buttons and links. Left empty, it is Mallet’s own, ${OWN_COLOR}.`}
          placeholder={OWN_COLOR}
          disabled={!mayWrite}
          autoComplete="off"
          spellCheck={false}
          value={primaryColor}
          onChange={(event) => change({ primaryColor: event.currentTarget.value.trim().toLowerCase() })}
          error={isGood ? null : 'Write it like #8f5d1d.'}
        />
        <input
          className="swatch"
          type="color"
          aria-label="Choose the primary colour"
          disabled={!mayWrite}
          value={isColor(primaryColor) ? primaryColor : OWN_COLOR}
          onChange={(event) => change({ primaryColor: event.currentTarget.value })}
        />
      </div>
      {isColor(primaryColor) ? <p className="quiet small">{contrastNote(primaryColor)}</p> : null}
      <div>
        <p className="label">Corners: {cornerRadiusPx} px</p>
        <Slider
          thumbLabel="Radius of the corners in pixels"
          min={0}
          max={MOST_RADIUS_PX}
          label={null}
          disabled={!mayWrite}
          value={cornerRadiusPx}
          onChange={(value) => change({ cornerRadiusPx: value })}
        />
      </div>
      <Logo draft={draft} change={change} mayWrite={mayWrite} />
    </Card>
  )
}

function Logo({ draft, change, mayWrite }: Omit<FieldsProps, 'tried'>) {
  const [problem, setProblem] = useState<string | null>(null)
  const take = (file: File | null) => {
    if (!file) return
    readLogo(file).then(
      (logo) => {
        setProblem(null)
        change({ logo })
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <div>
      <p className="label">Logo</p>
      <p className="quiet small">PNG, JPEG, WebP or SVG, at most {LOGO_MOST_BYTES / 1000} kB.</p>
      <div className="row">
        {draft.logo === null ? null : <img className="logo" src={draft.logo} alt="The logo that is set" />}
        {mayWrite ? (
          <>
            <FileButton accept={LOGO_TYPES.join(',')} onChange={take}>
              {(props) => (
                <Button variant="default" {...props}>
                  {draft.logo === null ? 'Choose a file' : 'Choose another'}
                </Button>
              )}
            </FileButton>
            {draft.logo === null ? null : (
              <Button variant="default" onClick={() => change({ logo: null })}>
                Remove the logo
              </Button>
            )}
          </>
        ) : null}
      </div>
      {problem === null ? null : (
        <p className="state bad" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
