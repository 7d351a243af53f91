// @ts-check
import { find, fromTemplate } from '../slots.js'

/**
 * Replaces what the card shows by a template. The heading takes the focus, so that a screen reader reads where one is
 * and the tabulator begins at the top.
 *
 * @param {string} id
 * @param {(view: HTMLElement) => void} [fill] before it is seen
 */
export function showView(id, fill) {
  const view = fromTemplate(id)
  fill?.(view)
  const heading = find(view, 'h1', HTMLHeadingElement)
  heading.tabIndex = -1
  view.classList.add('arriving')
  find(document, 'main > .view', HTMLElement).replaceWith(view)
  document.title = `${heading.textContent} · Mallet`
  heading.focus()
}

/**
 * @param {ParentNode} view
 * @param {string} action
 * @param {(button: HTMLButtonElement) => void} act
 */
export function onAction(view, action, act) {
  const button = find(view, `[data-action="${action}"]`, HTMLButtonElement)
  button.addEventListener('click', () => act(button))
  return button
}
