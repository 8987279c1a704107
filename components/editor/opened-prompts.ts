import { ownStorage } from '../ui/own-storage'

/**
 * Which answered questions somebody wants to see again, remembered in this browser. Storage may be
 * full or forbidden; then the choice lasts as long as the page.
 */
export class OpenedPrompts {
  readonly #key: string
  readonly #opened: Set<string>

  constructor(
    elementId: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null = ownStorage(),
  ) {
    this.#key = `throughline-prompts-${elementId}`
    this.#opened = new Set((this.storage?.getItem(this.#key) ?? '').split(' ').filter(Boolean))
  }

  readonly has = (key: string): boolean => this.#opened.has(key)

  readonly toggle = (key: string): void => {
    if (!this.#opened.delete(key)) this.#opened.add(key)
    try {
      this.storage?.setItem(this.#key, [...this.#opened].join(' '))
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
    }
  }
}
