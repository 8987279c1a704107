import type { FrameworkTexts } from './framework'

export const theoryOfChangeEn: FrameworkTexts = {
  name: 'Theory of change',
  summary:
    'Start from the lasting change you answer for, work backwards to what must come first, and say how you will see it.',
  attribution:
    'The idea of mapping backwards from an outcome is widely taught, among others by ActKnowledge. Names, questions and prompts are ours. Offering the template is not an endorsement of any position.',
  kinds: {
    outcome: {
      label: 'Long-term outcome',
      plainLabel: 'what will be different for good',
      guidingQuestion: 'What lasting change are we accountable for?',
      readiness: 'One change, for named people or places, that somebody outside could check.',
      sections: {
        change: {
          title: 'The change',
          prompt: 'What is true in ten years that is not true today?',
          hint: 'Write a state, not an effort: “every pupil can borrow a bicycle”, not “we promote cycling”.',
        },
        'for-whom': {
          title: 'For whom, and where',
          prompt: 'Whose days are different, and in which places?',
          hint: 'Name the people who would notice first.',
        },
        accountable: {
          title: 'What we answer for',
          prompt: 'Up to which point would you accept praise or blame?',
          hint: 'Draw a line. Beyond it you hope; up to it you answer.',
        },
        'not-ours': {
          title: 'What we leave to others',
          prompt: 'Which good neighbouring changes are not yours to bring about?',
          hint: 'One or two are enough. It keeps the map small.',
        },
      },
      drawsOn: {},
    },
    pathway: {
      label: 'Pathway',
      plainLabel: 'what must be true first, step by step',
      guidingQuestion: 'What must be true first, step by step backwards?',
      readiness: 'Each step says what it needs before it and why it leads to the next.',
      sections: {
        'last-step': {
          title: 'The last step before the outcome',
          prompt: 'What must be in place the day before the change is there?',
          hint: 'Ask: if only this were missing, would everything else wait for it?',
        },
        steps: {
          title: 'The steps, backwards',
          prompt: 'For each step: what must be true first?',
          hint: 'Number them. Four to seven steps carry most plans.',
        },
        order: {
          title: 'Why this order',
          prompt: 'Why does each step lead to the next, in one sentence?',
          hint: 'Where the reason is a guess, say so; it goes to the assumptions.',
        },
        beyond: {
          title: 'Where our reach ends',
          prompt: 'Which steps do others decide, and which can you bring about yourselves?',
          hint: 'Mark each step: ours, shared, or theirs.',
        },
      },
      drawsOn: {
        outcome: 'The pathway rests on the outcome: it is read backwards from there.',
      },
    },
    assumptions: {
      label: 'Assumptions and context',
      plainLabel: 'what has to hold along the way',
      guidingQuestion: 'What has to hold for each step to lead to the next?',
      readiness:
        'Every arrow of the pathway has its condition, and the weakest one has a sign to watch.',
      sections: {
        between: {
          title: 'Between the steps',
          prompt: 'For each step: what has to hold so that the next one follows?',
          hint: 'Go along the arrows, not along the boxes.',
        },
        context: {
          title: 'What surrounds us',
          prompt: 'Which rules, habits, seasons or prices help or hinder, whatever you do?',
          hint: 'Only what would change the plan if it changed.',
        },
        weakest: {
          title: 'The weakest link',
          prompt: 'Which condition carries most and is known least?',
          hint: 'If two compete, take the one you could find out about soonest.',
        },
        signs: {
          title: 'Signs that it does not hold',
          prompt: 'What would you see first if that condition failed?',
          hint: 'Something a person can look at on a given day, and who looks.',
        },
      },
      drawsOn: {
        pathway: 'The assumptions rest on the pathway: each of its arrows needs something to hold.',
      },
    },
    activities: {
      label: 'What we do',
      plainLabel: 'which of our work brings about which step',
      guidingQuestion: 'Which of our activities bring about which step?',
      readiness: 'Every activity names its step, and every step of ours has an activity.',
      sections: {
        activities: {
          title: 'Activities and their steps',
          prompt: 'What do you do, how often, and which step does it bring about?',
          hint: 'One line each: activity, who, step.',
        },
        means: {
          title: 'What it takes',
          prompt: 'Which people, hours, rooms and money does it need?',
          hint: 'Rough numbers are better than none.',
        },
        stop: {
          title: 'What we stop doing',
          prompt: 'Which activity leads to no step, however dear it is?',
          hint: 'Say what becomes free when it ends.',
        },
        others: {
          title: 'What we count on others for',
          prompt: 'Which step needs work that is not yours, and who does it?',
          hint: 'Have you asked them?',
        },
      },
      drawsOn: {
        pathway: 'What we do rests on the pathway: every activity is there for one of its steps.',
        assumptions: 'What we do rests on the assumptions: an activity works only where they hold.',
      },
    },
    measures: {
      label: 'Measures',
      plainLabel: 'how we will see each step',
      guidingQuestion: 'How will we see each step happening?',
      readiness: 'Each step has one sign, a figure for today, and a person who looks.',
      sections: {
        signs: {
          title: 'A sign for each step',
          prompt: 'What would a visitor see or count once this step has happened?',
          hint: 'One sign a step. What you cannot look at, you cannot measure.',
        },
        start: {
          title: 'Where we start',
          prompt: 'What is the figure or the picture today?',
          hint: 'Write it down before you begin, with the day.',
        },
        collect: {
          title: 'Who looks, and when',
          prompt: 'Who counts or asks, how often, and where is it kept?',
          hint: 'The simplest way that people will still follow in a busy month.',
        },
        enough: {
          title: 'How much is enough',
          prompt:
            'From which figure on do you call the step done, and below which do you think again?',
          hint: 'Two numbers and a date leave little to argue about later.',
        },
      },
      drawsOn: {
        pathway: 'The measures rest on the pathway: there is one for each of its steps.',
      },
    },
    story: {
      label: 'Story and review',
      plainLabel: 'why it should work, and whether it does',
      guidingQuestion: 'Told plainly: why should this work, and is it working?',
      readiness: 'A newcomer can retell it, and it says one thing that turned out otherwise.',
      sections: {
        story: {
          title: 'The story in ten sentences',
          prompt: 'How would you tell it to a neighbour, from today to the outcome?',
          hint: 'Begin with “We do … so that …”. No words that need explaining.',
        },
        working: {
          title: 'Is it working?',
          prompt: 'Which steps have happened, which have not, and how do you know?',
          hint: 'Facts first, with their dates; opinions after.',
        },
        surprises: {
          title: 'What turned out otherwise',
          prompt: 'Where did a step not lead to the next, or lead somewhere else?',
          hint: 'Ask also those who were against it at the start.',
        },
        changes: {
          title: 'What we change',
          prompt: 'Which step, condition or activity do you rewrite now?',
          hint: 'Name the element; the change belongs there.',
        },
      },
      drawsOn: {
        outcome: 'The story rests on the outcome: it is where the story ends.',
        pathway: 'The story rests on the pathway: it tells the steps in order.',
        assumptions: 'The story rests on the assumptions: they are its “because”.',
        activities: 'The story rests on what we do: it begins there.',
        measures: 'The story rests on the measures: they tell whether it is true so far.',
      },
    },
  },
}
