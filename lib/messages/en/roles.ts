export const roles = {
  steward: 'Steward',
  coordinator: 'Coordinator',
  member: 'Member',
  observer: 'Observer',
  may: {
    steward: 'Does everything coordinators do, and decides who is here and in which role.',
    coordinator: 'Does everything members do, and makes invite links.',
    member: 'Writes in every element and starts canvases.',
    observer: 'Reads everything and sees who is writing. Does not write.',
  },
} as const
