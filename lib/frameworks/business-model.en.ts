import type { FrameworkTexts } from './framework'

const UNSURE = {
  title: 'What we are least sure of',
  prompt: 'Which sentence here is a guess that much depends on, and how could you find out?',
  hint: 'Say how important it is, what speaks for it so far, and the cheapest test.',
}

export const businessModelEn: FrameworkTexts = {
  name: 'Business model',
  summary:
    'How a co-operative, a shop or a service keeps itself going: nine fields on one page, from who it is for to what it costs.',
  attribution:
    'The arrangement of nine fields follows the Business Model Canvas by Alexander Osterwalder and Yves Pigneur (Strategyzer), published under a Creative Commons licence (CC BY-SA). Names of fields, questions and prompts are in our own words.',
  kinds: {
    customers: {
      label: 'Customer groups',
      plainLabel: 'who it is for',
      guidingQuestion: 'For whom are we doing this, and what do they need?',
      readiness: 'Two to four groups that differ, each with a need in their own words.',
      sections: {
        who: {
          title: 'Who they are',
          prompt: 'Which groups of people does it serve, and how do they differ?',
          hint: 'Two groups are different when they need, pay or are reached differently.',
        },
        need: {
          title: 'What they need',
          prompt: 'What are they trying to get done, and what is in their way?',
          hint: 'In their words. Quote somebody if you can.',
        },
        unsure: UNSURE,
      },
      drawsOn: {},
    },
    offer: {
      label: 'What we offer them',
      plainLabel: 'why they come to us',
      guidingQuestion: 'What do we do for each group that they could not easily have elsewhere?',
      readiness: 'For each group one sentence: what they get, and why from you.',
      sections: {
        what: {
          title: 'What each group gets',
          prompt: 'What does each group walk away with?',
          hint: 'One sentence a group. Things, time, ease, certainty: all count.',
        },
        why: {
          title: 'Why from us',
          prompt: 'What would they do if you were not there, and why is yours better for them?',
          hint: '“They would do without” is an honest answer.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers: 'The offer rests on the customer groups: it answers what they need.',
      },
    },
    channels: {
      label: 'How we reach them',
      plainLabel: 'where they hear of it and get it',
      guidingQuestion: 'Where do people hear of it, try it, get it, and get help with it?',
      readiness: 'For each group a way from first hearing to getting help afterwards.',
      sections: {
        hear: {
          title: 'How they hear of it',
          prompt: 'Where does each group come across you?',
          hint: 'Ask the last five who came.',
        },
        receive: {
          title: 'How they get it, and help with it',
          prompt: 'Where do they get it, and whom do they ask when something is wrong?',
          hint: 'Note what each way costs you in hours.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers: 'How we reach them rests on the customer groups: each is to be found elsewhere.',
      },
    },
    relations: {
      label: 'How we relate to them',
      plainLabel: 'how we deal with each other',
      guidingQuestion: 'How do we deal with each other, and what makes people come back?',
      readiness: 'Says for each group what they may expect of you, and what you ask of them.',
      sections: {
        treat: {
          title: 'What they may expect of us',
          prompt: 'Are they served, helped to help themselves, or part of it?',
          hint: 'A lending workshop and a shop differ most in this field.',
        },
        stay: {
          title: 'Why they come back',
          prompt: 'What makes people stay, and what makes them leave?',
          hint: 'Say what you ask of them in return.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers: 'How we relate rests on the customer groups: they say what they expect.',
      },
    },
    income: {
      label: 'Where income comes from',
      plainLabel: 'who pays, for what, how',
      guidingQuestion: 'Who pays for what, how much, and how steadily?',
      readiness: 'Every source with a rough sum a year and how sure it is.',
      sections: {
        pay: {
          title: 'Who pays for what',
          prompt: 'Which group pays, for what, and how much in a year?',
          hint: 'Also fees, grants and gifts; also those who pay for others.',
        },
        steady: {
          title: 'How steady it is',
          prompt: 'Which of it comes every month, and which may stop?',
          hint: 'What happens if the largest source ends?',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers:
          'Income rests on the customer groups: it is they who pay, or for whom it is paid.',
        offer: 'Income rests on the offer: people pay for what it is worth to them.',
      },
    },
    resources: {
      label: 'What we need to have',
      plainLabel: 'people, things, rights, money',
      guidingQuestion: 'Without which people, things and rights could we not offer this?',
      readiness: 'Only what the offer cannot do without; what is missing says how you get it.',
      sections: {
        have: {
          title: 'What it takes',
          prompt: 'Which people, rooms, tools, knowledge and rights does the offer need?',
          hint: 'Only what it could not do without.',
        },
        lack: {
          title: 'What is missing',
          prompt: 'What of it do you not have yet, and where could it come from?',
          hint: 'Buy, borrow, share, learn.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        offer: 'What we need to have rests on the offer: it is needed only for that.',
      },
    },
    activities: {
      label: 'What we need to do',
      plainLabel: 'the work that carries it',
      guidingQuestion: 'Which work must be done well, week after week?',
      readiness: 'Three to five kinds of work, each with who does it and how often.',
      sections: {
        do: {
          title: 'The work',
          prompt: 'What must happen every day, week and month so that the offer stands?',
          hint: 'Also the work nobody sees: books, cleaning, answering.',
        },
        well: {
          title: 'What must be done especially well',
          prompt: 'Which of it do people notice at once when it is done badly?',
          hint: 'One or two. The rest may be good enough.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        offer: 'What we need to do rests on the offer: the work is there to keep it up.',
      },
    },
    partners: {
      label: 'Who we work with',
      plainLabel: 'who does what we do not',
      guidingQuestion: 'Who does what we cannot or need not do ourselves?',
      readiness: 'Each partner with what goes both ways, and what happens if they stop.',
      sections: {
        who: {
          title: 'With whom',
          prompt: 'Who brings what you do not have or do not do?',
          hint: 'Suppliers, neighbours, the town, other groups.',
        },
        exchange: {
          title: 'What goes both ways',
          prompt: 'What do they get out of it, and what if they stop?',
          hint: 'If they get nothing out of it, it will not last.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        activities: 'Who we work with rests on what we need to do: partners take on part of it.',
        resources: 'Who we work with rests on what we need to have: partners bring part of it.',
      },
    },
    costs: {
      label: 'What it costs',
      plainLabel: 'what has to be paid',
      guidingQuestion: 'What has to be paid, when, and what drives it up?',
      readiness:
        'The five largest costs a year, which are fixed, and how many months you could last.',
      sections: {
        largest: {
          title: 'The largest costs',
          prompt: 'What are the five largest sums in a year?',
          hint: 'Unpaid hours are a cost too; count them beside the money.',
        },
        fixed: {
          title: 'What is fixed, what grows',
          prompt: 'What must be paid even if nobody comes, and what grows with each person?',
          hint: 'How many months could you last without income?',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        resources: 'The costs rest on what we need to have: it has to be paid for.',
        activities: 'The costs rest on what we need to do: work costs hours and money.',
        partners: 'The costs rest on who we work with: some of them are paid.',
      },
    },
  },
}
