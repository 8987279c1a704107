/** Which image somebody is asked about; carries it from the editor's plugins to what draws the form. */
export class DescribeStore {
  #image: string | null = null
  readonly #listeners = new Set<() => void>()

  readonly get = (): string | null => this.#image

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(image: string | null): void {
    this.#image = image
    for (const listener of this.#listeners) listener()
  }
}
