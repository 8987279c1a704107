/** The same keys with other words: a catalogue that lacks one, or has one too many, does not compile. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }
