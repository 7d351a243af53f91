import { usePage } from '../parts/page-context.ts'
import { Progress } from '../parts/progress.tsx'
import { View } from '../parts/view.tsx'

/** The shape of what comes, with what is under way. */
export function Loading({ label }: { label: string }) {
  const { words } = usePage()
  return (
    <View title={words.title}>
      <Progress label={label} />
      <div className="skeleton" aria-hidden="true">
        <span className="bone wide" />
        <span className="bone" />
        <span className="bone wide" />
        <span className="bone short" />
      </div>
    </View>
  )
}
