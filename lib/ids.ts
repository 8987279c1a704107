/**
 * Ids are opaque strings made by the server (UUIDs). Brands keep one kind from being passed where
 * another is meant; they exist only for the compiler.
 */
export type UserId = string & { readonly brand: 'UserId' }
export type WorkspaceId = string & { readonly brand: 'WorkspaceId' }
export type CanvasId = string & { readonly brand: 'CanvasId' }
export type ElementId = string & { readonly brand: 'ElementId' }
/** Names one Yjs document: the text of an element, or the channel of a canvas. */
export type DocumentId = string & { readonly brand: 'DocumentId' }
export type SessionId = string & { readonly brand: 'SessionId' }
