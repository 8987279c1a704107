/** The page that tells whether a browser reaches the server as it should. */
export const status = {
  title: 'Is the connection all right?',
  link: 'What is the matter with the connection?',
  summary: {
    checking: 'Looking at the way between this browser and the server.',
    good: 'All is well between this browser and the server.',
    notes: 'You can work. Something could be better; it stands below.',
    bad: 'Something stands in the way. Send this page to whoever runs the server: what to paste stands below.',
  },
  again: 'Check again',
  about:
    'These checks run in your browser. They read nothing of yours and leave nothing but a cookie for a minute.',
  noScript: 'This page checks from inside your browser, so it needs JavaScript.',
  open: 'Checking…',
  paste: 'What to paste',
  copy: 'Copy',
  where: {
    nginx: 'For nginx',
    caddy: 'For Caddy',
    env: 'In the .env file of the server, then restart it',
  },
  state: { open: 'Under way', good: 'All is well', note: 'Worth knowing', bad: 'Not well' },
  name: {
    socket: 'Live connection',
    cookie: 'Cookies',
    origin: 'Address',
    secure: 'Protection on the way',
    pieces: 'Answers in pieces',
    forwarded: 'What a proxy passes on',
    clock: 'Clocks',
  },
  found: {
    socket: 'A message went to the server and came back over a live connection.',
    cookie: 'The browser keeps the cookie that signs you in and sends it back.',
    origin: 'The server knows the address in your browser as its own.',
    secure: 'What you send cannot be read on the way.',
    pieces: 'Pieces sent one after the other arrive one after the other.',
    forwarded: 'The server can tell visitors apart, or there is no proxy.',
    clock: 'This device and the server have the same time.',
    unanswered: 'The server did not answer, or something in between answered instead.',
    blocked:
      'Live connections (WebSocket) do not get through. You cannot write together until the proxy, or the network you are in, lets them pass.',
    lost: 'The cookie did not come back, so signing in cannot last. The server may believe that it has another address, or this browser refuses cookies.',
    other:
      'The server takes another address for its own. It refuses what you write, since it seems to come from another site.',
    plain:
      'This address begins with http, without the s: passwords and texts can be read on the way. Fine on your own machine, not on a network you share.',
    collected:
      'Something in between collects answers before it passes them on. Work goes on; what should come at once may come late.',
    ignored:
      'A proxy says where visitors come from and the server does not believe it. All visitors count as one, so one who guesses passwords slows down everybody.',
    missing:
      'The server expects a proxy that says where visitors come from, and none does. All visitors may count as one.',
    ahead:
      'The clock of this device is {minutes, plural, one {# minute} other {# minutes}} ahead of the server. Times will look wrong. Set the one that is wrong.',
    behind:
      'The clock of this device is {minutes, plural, one {# minute} other {# minutes}} behind the server. Times will look wrong. Set the one that is wrong.',
  },
} as const
