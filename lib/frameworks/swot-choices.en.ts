import type { FrameworkTexts } from './framework'

export const swotChoicesEn: FrameworkTexts = {
  name: 'SWOT to choices',
  summary:
    'Four short looks, inside and outside, that do not end in a list: options are made by crossing them, and one is chosen.',
  attribution:
    'The four fields of a SWOT analysis are in general use. The two elements that lead to a choice, and all questions and prompts, are ours.',
  kinds: {
    strengths: {
      label: 'Strengths',
      plainLabel: 'inside, helpful',
      guidingQuestion: 'What do we do well that matters here?',
      readiness: 'Three to six strengths, each with something that shows it.',
      sections: {
        list: {
          title: 'What we do well',
          prompt: 'What would somebody outside come to you for?',
          hint: 'Three to six. Leave out what every group could say of itself.',
        },
        proof: {
          title: 'How we know',
          prompt: 'What shows it: a number, a letter, something that happened?',
          hint: 'One line each. Where nothing shows it, call it a hope.',
        },
        matter: {
          title: 'Why it matters here',
          prompt: 'Which of them would you miss most in this matter?',
          hint: 'Put that one first.',
        },
      },
      drawsOn: {},
    },
    weaknesses: {
      label: 'Weaknesses',
      plainLabel: 'inside, in the way',
      guidingQuestion: 'Where do we fall short in ways that matter?',
      readiness: 'Three to six weaknesses, said without blame, each with what it costs.',
      sections: {
        list: {
          title: 'Where we fall short',
          prompt: 'What goes wrong more than once?',
          hint: 'Write about ways of working, not about persons.',
        },
        proof: {
          title: 'How we know',
          prompt: 'When did it show last, and who noticed?',
          hint: 'Ask somebody who has left, if you can.',
        },
        cost: {
          title: 'What it costs us',
          prompt: 'What can you not do because of it?',
          hint: 'If it costs nothing, it is not a weakness here.',
        },
      },
      drawsOn: {},
    },
    opportunities: {
      label: 'Opportunities',
      plainLabel: 'outside, helpful',
      guidingQuestion: 'What outside us could we use?',
      readiness: 'Each one is outside your hands, real now, and says how long it lasts.',
      sections: {
        list: {
          title: 'What we could use',
          prompt: 'What has changed around you lately that somebody could make use of?',
          hint: 'Outside only: a new rule, a vacant room, a neighbour who asks.',
        },
        'how-long': {
          title: 'How long it lasts',
          prompt: 'Until when is each of them open?',
          hint: 'A date, or the event that ends it.',
        },
        'who-else': {
          title: 'Who else sees it',
          prompt: 'Who might use it before you, or with you?',
          hint: 'An ally is an answer too.',
        },
      },
      drawsOn: {},
    },
    threats: {
      label: 'Threats',
      plainLabel: 'outside, in the way',
      guidingQuestion: 'What outside us could hurt us?',
      readiness: 'Each one says how likely it is and what you would see first.',
      sections: {
        list: {
          title: 'What could hurt us',
          prompt: 'What might happen around you that would make this harder?',
          hint: 'Include the dull ones: prices, illness, a landlord who sells.',
        },
        likely: {
          title: 'How likely, how bad',
          prompt: 'Which are likely, and which would be hard to get over?',
          hint: 'Two words each are enough: likely or not, bad or bearable.',
        },
        signs: {
          title: 'What we would see first',
          prompt: 'For the worst of them: what is the first sign, and who looks for it?',
          hint: 'Something that can be seen on a given day.',
        },
      },
      drawsOn: {},
    },
    options: {
      label: 'Options',
      plainLabel: 'what we could do',
      guidingQuestion: 'What could we do by crossing inside with outside?',
      readiness:
        'At least three options that differ, each built from named fields, for and against.',
      sections: {
        crossings: {
          title: 'Options, and what each is made from',
          prompt:
            'Which strength meets which opportunity? Which weakness must be mended before which threat?',
          hint: 'Give each option a name and say from which fields it is made.',
        },
        compare: {
          title: 'For and against',
          prompt: 'What speaks for each option, and what against it?',
          hint: 'Let somebody who likes an option write what is against it.',
        },
        nothing: {
          title: 'And if we change nothing?',
          prompt: 'What does next year look like if everything stays as it is?',
          hint: 'It is an option too, and often the cheapest.',
        },
      },
      drawsOn: {
        strengths: 'The options rest on the strengths: they say what you can build with.',
        weaknesses: 'The options rest on the weaknesses: they say what must be mended or avoided.',
        opportunities: 'The options rest on the opportunities: they say what is open now.',
        threats: 'The options rest on the threats: they say what an option has to withstand.',
      },
    },
    choice: {
      label: 'Choice',
      plainLabel: 'what we do, and what we drop',
      guidingQuestion: 'Which option, for how long, and what do we drop?',
      readiness:
        'One option, an end date, something that is given up, and a first step with a name.',
      sections: {
        choice: {
          title: 'What we choose',
          prompt: 'Which option is it, in one sentence, and why this one?',
          hint: 'Say also which was second and what decided it.',
        },
        until: {
          title: 'Until when',
          prompt: 'For how long does this hold, and when do you look again?',
          hint: 'A date for looking again makes it easier to agree.',
        },
        drop: {
          title: 'What we drop',
          prompt: 'What do you stop, or not begin, because of this choice?',
          hint: 'A choice that costs nothing is none.',
        },
        'first-steps': {
          title: 'First steps',
          prompt: 'Who does what in the next four weeks?',
          hint: 'Two or three steps, each with one name and a day.',
        },
      },
      drawsOn: {
        options: 'The choice rests on the options: it takes one of them and says why.',
      },
    },
  },
}
