import type { FrameworkTexts } from './framework'

/** First row of the board: where the group wants to get to, and how things stand. */
export const analysisEn: FrameworkTexts['kinds'] = {
  vision: {
    label: 'Vision',
    plainLabel: 'where we want to get to',
    guidingQuestion: 'If we succeeded completely, what would an ordinary day be like?',
    readiness:
      'A newcomer can retell it in two sentences, and it names at least one thing the group would refuse to give up.',
    sections: {
      day: {
        title: 'A day in that future',
        prompt: 'Pick one ordinary day. Who does what, and what comes easily that is hard today?',
        hint: 'Small scenes say more than big words: a door that is open, a form printed in time.',
      },
      supports: {
        title: 'What holds it up',
        prompt: 'What has to be in place, year after year, for that day to be ordinary?',
        hint: 'Three or four supports are enough, such as steady money, a skill or a habit. One sentence each.',
      },
      values: {
        title: 'What we value and will not trade away',
        prompt: 'What would you refuse to give up, even to get there sooner?',
        hint: 'Write it so that a later decision can be held up against it.',
      },
      ended: {
        title: 'What will have ended',
        prompt: 'What do people put up with today that will be over by then?',
        hint: 'Name the thing rather than anyone behind it. “Nobody plans the week around a closed door” is clear.',
      },
      people: {
        title: 'Who is in the picture, and who may fear it',
        prompt: 'Who lives in this picture, and who might look at it and worry?',
        hint: 'Think of those who would have to change a habit. A fear that is named can be answered.',
      },
      unknown: {
        title: 'What we do not know yet',
        prompt: 'Which part of the picture is still blank?',
        hint: 'Open questions are welcome here. They show newcomers where to help.',
      },
    },
    drawsOn: {},
  },
  'structural-analysis': {
    label: 'Structural analysis',
    plainLabel: 'how things are built',
    guidingQuestion: 'Which lasting arrangements keep producing the problem?',
    readiness:
      'Each main claim has a source or is marked as judgement, and one rival reading is answered.',
    sections: {
      system: {
        title: 'The system in one paragraph',
        prompt: 'A newcomer asks how things work here. What do you say in five or six sentences?',
        hint: 'Who decides, where the money comes from, what the rules reward. Recent news can wait for the conjunctural analysis.',
      },
      upkeep: {
        title: 'How it keeps itself going',
        prompt: 'What brings the problem back each time somebody mends a piece of it?',
        hint: 'Look for circles: fewer hours lead to fewer visits, and fewer visits are read as less need.',
      },
      groups: {
        title: 'Who gains and who bears the cost, group by group',
        prompt:
          'For each group it touches: what does it gain from how things are, and what does it pay?',
        hint: 'Include those who gain only a little. A line for each is a good start; a table works too.',
      },
      tensions: {
        title: 'Tensions built into it',
        prompt: 'Which two needs pull against each other here, whoever happens to be in charge?',
        hint: 'Write both sides so that people on either side would nod. For example: yearly money against a need that lasts.',
      },
      strengths: {
        title: 'Where it is strong and where it is weak',
        prompt: 'What makes this arrangement hard to move, and where does it already give way?',
        hint: 'A strength may be a good thing, such as trust in the staff. A weak spot is often something nobody has counted.',
      },
      doubts: {
        title: 'What would show this reading is wrong',
        prompt: 'How else could a sensible person explain all this, and what would convince you?',
        hint: 'Answer one rival reading fairly. Say where a number comes from, or that it is your judgement.',
      },
    },
    drawsOn: {
      vision:
        'The structural analysis rests on the vision: it is the yardstick that shows what falls short.',
    },
  },
  'conjunctural-analysis': {
    label: 'Conjunctural analysis',
    plainLabel: 'what is going on now',
    guidingQuestion: 'What is different right now, and what opening or danger does that create?',
    readiness: 'Dated, says what changed, names one primary tension and ties it to a lasting one.',
    sections: {
      changes: {
        title: 'As of, and what changed since the last edition',
        prompt: 'Which day does this describe, and what is different from last time?',
        hint: 'Begin with the date. In a first edition, say what has changed in the past few months.',
      },
      events: {
        title: 'Events that weigh most, and where they are being settled',
        prompt:
          'Which few events have shifted things, and in which meeting or office will they be decided?',
        hint: 'Three to five are enough. Say what each one shifted, besides that it happened.',
      },
      forces: {
        title: 'Who is acting, and how strong they are',
        prompt:
          'Who can move the outcome now, which way do they lean, and is their weight growing?',
        hint: 'Include the undecided and those who would rather you did not. Note when you last checked.',
      },
      tensions: {
        title: 'How the lasting tensions show up today',
        prompt:
          'Where do you meet each lasting tension this month: in a budget, a meeting, a queue?',
        hint: 'Take them one by one from the structural analysis. If one is quiet for now, say so.',
      },
      primary: {
        title: 'The primary tension',
        prompt: 'Which one tension, if it shifted, would move most of the others?',
        hint: 'Choose one and say why it comes first now. The others wait; they are not forgotten.',
      },
      opening: {
        title: 'Opening and danger',
        prompt: 'What could go well only now, and what could go wrong because of it?',
        hint: 'One sentence each is enough.',
      },
    },
    drawsOn: {
      'structural-analysis':
        'The conjunctural analysis rests on the structural analysis: the tensions of today grow out of the lasting ones.',
    },
  },
}
