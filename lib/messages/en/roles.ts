export const roles = {
  steward: 'Steward',
  coordinator: 'Coordinator',
  member: 'Member',
  observer: 'Observer',
  may: {
    steward: 'Does everything coordinators do, and decides who is here and in which role.',
    coordinator: 'Does everything members do, and makes invite links.',
    member: 'Writes in every element and starts canvases.',
    memberWithSeat:
      'Comments everywhere, writes in the texts of their drafting team and starts canvases.',
    observer: 'Reads everything and sees who is writing. Does not write.',
    observerWhoComments: 'Reads everything, sees who is writing and comments. Does not write.',
  },
} as const
