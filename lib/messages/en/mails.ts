// Apart from the catalogue of the pages: only the server writes mails.
export const mails = {
  subjects: {
    one: '{sentence}: {element}',
    direct: '{count, plural, one {One thing for you} other {# things for you}}',
    digest: '{count, plural, one {New: one thing} other {New: # things}}',
    bare: 'Something waits for you',
    news: 'What others wrote since you were last here',
  },
  news: {
    title: 'What others wrote since you were last here',
    line: '{element}: {names}',
    open: 'See what changed',
  },
  bare: 'Something waits for you. What it is stands in your notices.',
  bareToo: 'Something else waits for you. What it is stands in your notices.',
  more: '{count, plural, one {One more stands in your notices.} other {# more stand in your notices.}}',
  look: 'Open your notices',
  answer: 'Open and reply',
  open: 'Open',
  why: {
    direct: 'You get this because it is for you and you have it sent to you by mail.',
    digest: 'You get this because you have what you follow sent to you by mail.',
  },
  change: 'Change what you get',
  end: 'End these mails',
  page: {
    ask: {
      direct: 'End mails about what is for you?',
      digest: 'End mails about what you follow?',
    },
    askText: 'You still find it in your notices. In your settings you can have it sent again.',
    yes: 'End these mails',
    done: 'These mails have ended',
    doneText: 'In your settings you can have them sent again.',
    settings: 'To your settings',
    gone: 'This link does not lead anywhere',
    goneText: 'It may be incomplete. In your settings you choose what you get by mail.',
  },
  test: {
    subject: 'Mail from Throughline arrives',
    text: 'Whoever runs this Throughline sent this to see whether mail arrives. It does.',
  },
} as const
