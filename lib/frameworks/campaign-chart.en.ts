import type { FrameworkTexts } from './framework'

export const campaignChartEn: FrameworkTexts = {
  name: 'Campaign strategy chart',
  summary:
    'For a request to somebody who can say no: what you want, who cares, which person decides, and what would move them.',
  attribution:
    'The idea of a chart with these columns is widely taught, among others by the Midwest Academy. Names, questions and prompts are ours. Offering the template is not an endorsement of any position.',
  kinds: {
    goals: {
      label: 'Goals',
      plainLabel: 'the long run, this campaign, a first win',
      guidingQuestion: 'What do we want in the long run, in this campaign, and as a first win?',
      readiness:
        'Three goals of three sizes, each so plain that anyone could tell whether it is reached.',
      sections: {
        'long-run': {
          title: 'In the long run',
          prompt: 'What do you want that no single campaign will bring?',
          hint: 'One sentence, for direction.',
        },
        campaign: {
          title: 'In this campaign',
          prompt: 'Which decision, by whom, by when, would be a win?',
          hint: 'For example: “the housing company repairs all lifts in Mill Lane by October”.',
        },
        'first-win': {
          title: 'As a first win',
          prompt: 'What smaller yes would show that you can be heard?',
          hint: 'Real for somebody, reachable in weeks.',
        },
        'not-a-win': {
          title: 'What would not be a win',
          prompt: 'Which kind offer would change nothing?',
          hint: 'Decide it now, while nobody is offering.',
        },
      },
      drawsOn: {},
    },
    organisation: {
      label: 'Our organisation',
      plainLabel: 'what we put in, gain and must fix',
      guidingQuestion: 'What can we put in, what should we gain, what must we fix inside?',
      readiness: 'Hours, money and people in numbers; one gain beyond the win; one thing to fix.',
      sections: {
        'put-in': {
          title: 'What we can put in',
          prompt: 'How many people, hours, rooms and how much money, week by week?',
          hint: 'Count what has been promised, not what is hoped for.',
        },
        gain: {
          title: 'What we should gain',
          prompt: 'Besides the win: which members, skills or friends should there be afterwards?',
          hint: 'So that it was worth it also if the answer is no.',
        },
        fix: {
          title: 'What we must fix inside',
          prompt: 'What in your own house would trip you up?',
          hint: 'One or two things, with who sees to them.',
        },
      },
      drawsOn: {
        goals: 'Our organisation rests on the goals: they say what it has to be able to do.',
      },
    },
    stakeholders: {
      label: 'People with a stake',
      plainLabel: 'who cares, who joins, who opposes',
      guidingQuestion: 'Who cares, who joins, who opposes, and what does it cost them?',
      readiness: 'Every group has a reason of its own and what joining or opposing costs it.',
      sections: {
        care: {
          title: 'Who cares',
          prompt: 'Whose days would be better or worse after a yes?',
          hint: 'Begin with those who are asked least.',
        },
        join: {
          title: 'Who might join',
          prompt: 'Who has a reason of their own to stand with you, and what would it cost them?',
          hint: 'A reason of theirs, not of yours.',
        },
        oppose: {
          title: 'Who is against it',
          prompt: 'Who would lose something, and how far would they go?',
          hint: 'Be fair: they should recognise themselves in this sentence.',
        },
        undecided: {
          title: 'Who has not made up their mind',
          prompt: 'Who is watching, and what are they waiting for?',
          hint: 'Often the largest group.',
        },
      },
      drawsOn: {
        goals: 'People with a stake rest on the goals: a stake is a stake in one of them.',
      },
    },
    'decision-makers': {
      label: 'Decision-makers',
      plainLabel: 'which person can say yes',
      guidingQuestion: 'Which named person can say yes, and who can reach them?',
      readiness: 'A person with a name, what they want, and at least two ways to reach them.',
      sections: {
        yes: {
          title: 'Who can say yes',
          prompt: 'Which person, by name and office, can give you what you want?',
          hint: 'Bodies do not decide; people in them do.',
        },
        want: {
          title: 'What they want and avoid',
          prompt: 'What do they care about, and what do they rather keep away from?',
          hint: 'Say how you know. A guess is allowed, if it is called one.',
        },
        reach: {
          title: 'Who reaches them',
          prompt: 'Whom do they listen to, and who of you knows those people?',
          hint: 'If the way is barred: who is second?',
        },
      },
      drawsOn: {
        goals: 'The decision-makers rest on the goals: who decides depends on what is asked.',
        stakeholders:
          'The decision-makers rest on the people with a stake: it is they who can reach them.',
      },
    },
    tactics: {
      label: 'Tactics and timeline',
      plainLabel: 'who does what, shown to whom',
      guidingQuestion: 'What will whom do to show strength to which decision-maker?',
      readiness: 'Each tactic has people, a person it is meant for, a date, and a next step.',
      sections: {
        tactics: {
          title: 'What we do, shown to whom',
          prompt: 'For each decision-maker: who does what, and why would it matter to them?',
          hint: 'Something your people can do, like to do, and that is noticed.',
        },
        timeline: {
          title: 'In which order',
          prompt: 'What comes first, what builds on it, and where are the fixed dates?',
          hint: 'Begin friendly. Keep something for later.',
        },
        answer: {
          title: 'If they answer',
          prompt: 'What do you do after a yes, a no, a “later”?',
          hint: 'One line each.',
        },
        limits: {
          title: 'What we will not do',
          prompt: 'Which means are ruled out, however well they might work?',
          hint: 'So that nobody has to decide it alone in the heat of the day.',
        },
      },
      drawsOn: {
        'decision-makers':
          'The tactics rest on the decision-makers: each of them is meant for one person.',
        organisation: 'The tactics rest on our organisation: it says what can be carried.',
      },
    },
    changes: {
      label: 'How we must change to do this',
      plainLabel: 'what is different in our daily work',
      guidingQuestion: 'What in our daily work has to be different?',
      readiness: 'Two or three changes that somebody would notice within a month.',
      sections: {
        daily: {
          title: 'In our daily work',
          prompt: 'What do you do differently from Monday on?',
          hint: 'Meetings, tasks, who is asked: small and visible.',
        },
        learn: {
          title: 'What we must learn',
          prompt: 'What can nobody, or only one person, do so far?',
          hint: 'Say who teaches whom, and until when.',
        },
        care: {
          title: 'How we last',
          prompt: 'What keeps people from wearing out before it is over?',
          hint: 'Pauses, shared tasks, an end that is in sight.',
        },
      },
      drawsOn: {
        tactics: 'How we must change rests on the tactics: they are more than we do today.',
      },
    },
  },
}
