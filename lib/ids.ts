/**
 * Ids are opaque strings made by the server (UUIDs). A brand keeps one kind from being passed where
 * another is meant; it exists only for the compiler.
 */
export type UserId = string & { readonly brand: 'UserId' }
