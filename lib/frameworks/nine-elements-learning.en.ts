import type { FrameworkTexts } from './framework'

/** Third row of the board: what the group expects, does and learns. */
export const learningEn: FrameworkTexts['kinds'] = {
  hypothesis: {
    label: 'Hypothesis',
    plainLabel: 'what we expect to learn',
    guidingQuestion:
      'What do we expect our actions to change, and what would show us we are wrong?',
    readiness:
      'Each has measure, threshold, date and a contrary sign, and points to an assumption.',
    sections: {
      unknown: {
        title: 'What we most need to find out',
        prompt: 'Which one or two things, if you knew them, would change what you do next?',
        hint: 'Begin with the assumption that carries most and is known least.',
      },
      hypotheses: {
        title: 'Our hypotheses',
        prompt: 'If you do what, then what will happen, because of what?',
        hint: 'One to five, numbered H1, H2 and so on. Say how much, by when, and which assumption it tests.',
      },
      tests: {
        title: 'How each is tested',
        prompt: 'What will you count or ask, who does it, and what is the figure today?',
        hint: 'The simplest honest measure is the best one. Note where you start before you begin.',
      },
      against: {
        title: 'What would count against us',
        prompt: 'Which result would make you say that you were wrong?',
        hint: 'Write it now, while nobody knows. A number and a date leave little to argue about later.',
      },
      'not-testing': {
        title: 'What we are not testing this time',
        prompt: 'Which good questions do you leave alone for now?',
        hint: 'This keeps the work small, and shows that nothing was forgotten.',
      },
    },
    drawsOn: {
      'liberatory-strategy':
        'The hypothesis rests on the strategy: it puts an assumption of the long route to the test.',
      'situational-objective':
        'The hypothesis rests on the objective: working for it is what makes the test possible.',
      'scenario-planning':
        'The hypothesis rests on the scenarios: they show under which conditions it should hold.',
    },
  },
  'action-plan': {
    label: 'Action plan',
    plainLabel: 'who does what by when',
    guidingQuestion: 'Who does what by when, and which expectation does it put to the test?',
    readiness:
      'Every action has one owner and a date; every hypothesis has an action; no one is over-booked.',
    sections: {
      approach: {
        title: 'Approach in brief',
        prompt: 'How do you go about it, in three or four sentences?',
        hint: 'Write what a new helper needs to know on the first evening.',
      },
      actions: {
        title: 'Workstreams and actions',
        prompt: 'Who does what by when, and which hypothesis does it test?',
        hint: 'One owner and one date for each action; others can help. Small pieces are easier to take on.',
      },
      means: {
        title: 'People, time, money',
        prompt: 'Who has how much time, what will it cost, and who pays?',
        hint: 'Count hours as well as money. If somebody has too much, move it now.',
      },
      coordination: {
        title: 'How we coordinate and decide',
        prompt: 'When do you meet, who may decide what alone, and where is it written down?',
        hint: 'A sum that anyone may spend without asking saves many messages.',
      },
      change: {
        title: 'If things change',
        prompt: 'What will you do if one of the scenarios arrives?',
        hint: 'Take them one by one: the first move, and who begins it.',
      },
      stop: {
        title: 'When we would stop',
        prompt: 'What would make you pause, think again or end this early?',
        hint: 'Agree on it beforehand, so that stopping is a decision and nobody has to guess.',
      },
    },
    drawsOn: {
      'situational-objective':
        'The action plan rests on the objective: every action is there to bring it about.',
      hypothesis:
        'The action plan rests on the hypothesis: each action tests something you expect.',
      'scenario-planning':
        'The action plan rests on the scenarios: they say what to keep ready if things change.',
    },
  },
  evaluation: {
    label: 'Evaluation',
    plainLabel: 'what happened and what we change',
    guidingQuestion: 'What did we expect, what happened, why, and what will we change?',
    readiness:
      'Every hypothesis has a verdict with evidence, “cannot tell” allowed; those who disagreed were asked; each lesson names an element or is parked.',
    sections: {
      planned: {
        title: 'What was planned',
        prompt: 'What did you set out to do, and what did you expect to see?',
        hint: 'Take the words from that time rather than from memory.',
      },
      facts: {
        title: 'What happened, facts first',
        prompt: 'What took place, in numbers and in things that people saw?',
        hint: 'Leave the reasons for later. Say where each figure comes from.',
      },
      verdicts: {
        title: 'Verdict on each hypothesis',
        prompt:
          'Supported, mixed, not supported or cannot tell: which is it, and on what evidence?',
        hint: 'A line for each. “Cannot tell” is a full answer when you say why.',
      },
      reasons: {
        title: 'Why it differed',
        prompt: 'Where it went differently from what you expected, what explains that?',
        hint: 'Look at what went better too, and ask those who disagreed at the start.',
      },
      together: {
        title: 'How we worked together',
        prompt: 'What helped you work well, and what wore people out?',
        hint: 'Speak of habits and arrangements rather than of persons.',
      },
      lessons: {
        title: 'Lessons and proposed changes',
        prompt: 'What will you do differently, and which element should say so?',
        hint: 'Give each lesson an address: the element it changes, or “later”.',
      },
    },
    drawsOn: {
      hypothesis:
        'The evaluation rests on the hypothesis: it says what you expected, and how much.',
      'action-plan':
        'The evaluation rests on the action plan: it says what was to be done, and by whom.',
      'situational-objective':
        'The evaluation rests on the objective: it says which result all this was for.',
      'scenario-planning':
        'The evaluation rests on the scenarios: the signs that were watched show which one came.',
    },
  },
}
