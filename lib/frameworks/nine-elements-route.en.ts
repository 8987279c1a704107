import type { FrameworkTexts } from './framework'

/** Second row of the board: the long route, the next result on it, and how it might turn out. */
export const routeEn: FrameworkTexts['kinds'] = {
  'liberatory-strategy': {
    label: 'Liberatory strategy',
    plainLabel: 'the long route (core strategy)',
    guidingQuestion: 'By what route could we get from here to the vision, and who has to move?',
    readiness:
      'Every phase says when it is done and what it opens next; something real is ruled out; three load-bearing assumptions are marked.',
    sections: {
      theory: {
        title: 'Our theory of change in five sentences',
        prompt: 'Told simply: what leads to what, from here to the vision?',
        hint: 'Try “We get there by …, because …”. If it needs ten sentences, it may be two routes.',
      },
      actors: {
        title: 'Who leads, who joins, who stands against',
        prompt: 'Whose own wish carries this, who could walk along, and who will resist?',
        hint: 'Give each of them a reason of their own. Those who would lose something deserve a fair sentence too.',
      },
      phases: {
        title: 'Phases, and what each makes possible',
        prompt:
          'Which stages lie on the way, how will you know each is done, and what does it open?',
        hint: 'Two to five. Each leaves something behind that the next one needs, such as evidence, allies or an agreement.',
      },
      offer: {
        title: 'What we say and offer, and the skills and bodies we must build',
        prompt:
          'What do you say and offer to those you need, and which skills or teams must you grow?',
        hint: 'Write the offer as you would say it at a door. Then list what the group cannot do yet.',
      },
      'ruled-out': {
        title: 'What we rule out',
        prompt: 'Which tempting shortcuts will you not take?',
        hint: 'Rule out something that a reasonable person might propose, and say why in a line.',
      },
      assumptions: {
        title: 'What all this leans on',
        prompt:
          'What do you take for granted, and which of it would bring the route down if untrue?',
        hint: 'Mark the three or four that carry most. Your hypotheses will test them.',
      },
    },
    drawsOn: {
      vision: 'The strategy rests on the vision: it is where the route leads.',
      'structural-analysis':
        'The strategy rests on the structural analysis: it shows what has to move, and who bears the cost today.',
      'conjunctural-analysis':
        'The strategy rests on the conjunctural analysis: it shows where the route can start now.',
    },
  },
  'situational-objective': {
    label: 'Situational objective',
    plainLabel: 'what matters most in this window',
    guidingQuestion: 'In this window, what one result matters most, and why that one?',
    readiness:
      'One sentence with an end date and a visible success; at least two “does not mean”; both what-ifs answered; phase named.',
    sections: {
      what: {
        title: 'What: one result, with window and phase',
        prompt: 'Who does what by which day, and which phase of the strategy does it belong to?',
        hint: 'One sentence, with an end date and something that anyone could see.',
      },
      why: {
        title: 'Why',
        prompt: 'Why this result rather than another, and why now?',
        hint: 'Say how it moves the primary tension. Two or three sentences will do.',
      },
      'what-if': {
        title: 'What becomes possible, and what if we do not',
        prompt:
          'What can you do afterwards that you cannot do today, and what follows if it fails?',
        hint: 'Answer both halves. A cost that is seen beforehand is easier to carry.',
      },
      meaning: {
        title: 'What it means and does not mean',
        prompt: 'How might a member misread this objective, and what would you tell them?',
        hint: 'At least two lines on what it does not mean. Think of those who may feel left out.',
      },
      feasible: {
        title: 'Can it be done, and would it happen without us?',
        prompt: 'How likely is it with the people and time you have, and how likely without you?',
        hint: 'If it would happen anyway, choose something else. If nobody believes in it, make it smaller.',
      },
      method: {
        title: 'How, with ideas about method',
        prompt: 'Which ways of working could get you there, and how will you choose among them?',
        hint: 'Number the ideas so that others can point to them. The action plan picks from this list.',
      },
    },
    drawsOn: {
      'liberatory-strategy':
        'The objective rests on the strategy: it carries out one phase of the long route.',
      'conjunctural-analysis':
        'The objective rests on the conjunctural analysis: it names the tension to act on.',
      vision: 'The objective rests on the vision: a step is right only if it leads there.',
    },
  },
  'scenario-planning': {
    label: 'Scenario planning',
    plainLabel: 'how it might turn out',
    guidingQuestion: 'How might things unfold, and what would we do in each case?',
    readiness:
      'At least three scenarios, one unwelcome, each with a sign, a watcher and a first move.',
    sections: {
      question: {
        title: 'Question and horizon',
        prompt: 'Which decision should these stories help with, and how far ahead do they look?',
        hint: 'One question and one date. “What do we do after the meeting, up to September?” is about right.',
      },
      settled: {
        title: 'What is settled and what is not',
        prompt: 'What will be so whatever happens, and what is open and out of your hands?',
        hint: 'Leave out what you decide yourselves: that belongs in the action plan.',
      },
      axes: {
        title: 'Axes or branches',
        prompt: 'Which two open questions matter most, and what are the two ends of each?',
        hint: 'Two yes-or-no questions give four stories. If one thing leads to the next, use branches.',
      },
      scenarios: {
        title: 'The scenarios',
        prompt:
          'For each: what would you see, what would it do to the objective, what comes first?',
        hint: 'Give each a name people will remember, and include at least one you would not like.',
      },
      signs: {
        title: 'Signs to watch',
        prompt: 'What would you notice early if this one were coming, and who is looking?',
        hint: 'A sign is something anyone can check, with a line that says when it has tripped. One watcher each.',
      },
      moves: {
        title: 'Moves that are good in all, moves for one',
        prompt: 'Which steps help whatever happens, and which make sense in one story only?',
        hint: 'Begin with the first kind today. Keep the second kind ready, each beside its sign.',
      },
    },
    drawsOn: {
      'situational-objective':
        'The scenarios rest on the objective: they ask what could help or hinder it.',
      'conjunctural-analysis':
        'The scenarios rest on the conjunctural analysis: what is open today decides where the stories part.',
      'liberatory-strategy':
        'The scenarios rest on the strategy: they try its heaviest assumptions in different weather.',
    },
  },
}
