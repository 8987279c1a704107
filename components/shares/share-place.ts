/** What is being shared, and what its texts are called. */
export interface SharePlace {
  canvasId: string
  /** Null: the whole canvas. */
  elementId: string | null
  /** Names of the elements by id, for links to one of them. */
  titles: Record<string, string>
}
