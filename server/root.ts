/** The folder of the project, from the sources and from what is built of them, which lies as deep. */
export const ROOT = new URL('..', import.meta.url)
