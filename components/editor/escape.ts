/** Whether a menu or a dialog is open, which an Escape closes before anything that lies below it. */
export function somethingOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu], .menu.slash') !== null
}
