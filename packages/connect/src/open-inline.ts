import { makeFrame, restyle } from './make-frame.ts'
import type { Surface, SurfaceParts } from './surface.ts'

const FIRST_HEIGHT_PX = 480

/** The page as a part of the host's, as high as it says it is. */
export function openInline(parts: SurfaceParts, container: Element): Surface {
  const { box, frame, show, fail } = makeFrame(parts)
  const resize = (heightPx: number) => restyle(box, { height: `${Math.ceil(heightPx)}px` })
  resize(FIRST_HEIGHT_PX)
  container.append(box)
  return {
    peer: () => frame.contentWindow,
    isThere: () => frame.isConnected,
    focus: () => frame.focus(),
    show,
    fail,
    resize,
    remove: () => box.remove(),
  }
}
