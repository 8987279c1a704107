export interface HistoryReport {
  element: string
  canvas: string
  exportedAt: string
  ok: boolean
  checked: Record<'parts' | 'edits' | 'loose' | 'editions' | 'links' | 'replaced', number>
  faults: string[]
  newest: { history: string; editions: string }
}
export function verifyHistory(
  lines: AsyncIterable<string> | Iterable<string>,
  noted?: string,
): Promise<HistoryReport>
