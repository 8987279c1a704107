/** Where an element can stand, in order. More come with reviews; a text without words is empty. */
export const ELEMENT_STATUSES = ['empty', 'draft'] as const
