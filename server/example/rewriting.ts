/** A text that is written over from its top to its end, block by block, as people do. */
export class Rewriting {
  /** A heading and what stands below it; blocks of Markdown. */
  readonly #sections: string[][] = []
  #section = -1
  #block = 0

  /** @param before the text that is written over, as Markdown; blocks are set apart by an empty line */
  constructor(before: string) {
    this.#write(before)
    this.#section = -1
  }

  /**
   * Writes on: a section that is there already is written over from its heading on, another comes
   * behind the one that was written last.
   * @returns what the text says then, with what is not written over yet
   */
  with(part: string): string {
    this.#write(part)
    return this.#sections.flat().join('\n\n')
  }

  #write(markdown: string): void {
    for (const block of markdown.split('\n\n')) {
      if (block.startsWith('## ') || this.#section < 0) this.#enter(block)
      this.#sections[this.#section]?.splice(this.#block++, 1, block)
    }
  }

  #enter(heading: string): void {
    const there = this.#sections.findIndex(([first]) => first === heading)
    if (there < 0) this.#sections.splice(this.#section + 1, 0, [])
    this.#section = there < 0 ? this.#section + 1 : there
    this.#block = 0
  }
}
