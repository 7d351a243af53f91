import type { FieldName } from '../check-field.ts'

/**
 * Our own drawing of where the three values stand in Gong: above, the list of keys with the address of the company; in
 * front, the window with the two values of a new key. What is looked for is filled.
 */
export function KeyPageSketch({ field, label }: { field: FieldName; label: string }) {
  const marked = (name: FieldName) => (name === field ? 'marked' : 'faint')
  return (
    <svg className="sketch" viewBox="0 0 320 150" role="img" aria-label={label}>
      <rect className="sheet" x="1" y="1" width="318" height="148" rx="6" />
      <path className="rule" d="M64 1v148" />
      <path className="faint-line" d="M14 22h34M14 38h28M14 54h34M14 70h24" />
      <rect className="tab" x="10" y="46" width="46" height="16" rx="3" />
      <path className="tab-line" d="M78 26h34" />
      <path className="faint-line" d="M124 20h40M78 20h34" />
      <path className="rule" d="M64 28h255" />
      <rect className={marked('baseUrl')} x="78" y="38" width="150" height="16" rx="4" />
      <text className="url" x="84" y="49.5">
        https://us-12345…
      </text>
      <rect className="press" x="248" y="38" width="56" height="16" rx="4" />
      <path className="faint-line" d="M78 68h226M78 84h226M78 100h226M78 116h226M78 132h226" />
      {field !== 'baseUrl' && (
        <g>
          <rect className="window" x="116" y="58" width="172" height="82" rx="6" />
          <path className="faint-line" d="M128 72h56" />
          <rect className={marked('accessKey')} x="128" y="82" width="148" height="18" rx="4" />
          <rect className={marked('accessKeySecret')} x="128" y="108" width="148" height="18" rx="4" />
          <text className="value" x="136" y="94.5">
            Access Key
          </text>
          <text className="value" x="136" y="120.5">
            Access Key Secret
          </text>
        </g>
      )}
    </svg>
  )
}
