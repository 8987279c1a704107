import type { FrameworkTexts } from './framework'

export const theoryOfChangeEs: FrameworkTexts = {
  name: 'Teoría del cambio',
  summary:
    'Partir del cambio duradero del que respondemos, ir hacia atrás hasta lo que tiene que darse antes y decir cómo lo veremos.',
  attribution:
    'La idea de trazar el camino hacia atrás desde un resultado se enseña en muchos sitios, entre otros por ActKnowledge. Los nombres, las preguntas y las indicaciones son nuestros. Ofrecer la plantilla no supone respaldar ninguna postura.',
  kinds: {
    outcome: {
      label: 'Resultado a largo plazo',
      plainLabel: 'lo que será distinto para siempre',
      guidingQuestion: '¿De qué cambio duradero respondemos?',
      readiness:
        'Un solo cambio, para personas o lugares concretos, que alguien de fuera podría comprobar.',
      sections: {
        change: {
          title: 'El cambio',
          prompt: '¿Qué es cierto dentro de diez años que hoy no lo es?',
          hint: 'Escribamos un estado, no un esfuerzo: «cada alumna puede tomar prestada una bicicleta», no «fomentamos la bicicleta».',
        },
        'for-whom': {
          title: 'Para quién y dónde',
          prompt: '¿A quién le cambian los días, y en qué lugares?',
          hint: 'Nombremos a quienes lo notarían primero.',
        },
        accountable: {
          title: 'De qué respondemos',
          prompt: '¿Hasta qué punto aceptaríamos elogios o reproches?',
          hint: 'Tracemos una línea. Más allá, esperamos; hasta ahí, respondemos.',
        },
        'not-ours': {
          title: 'Lo que dejamos a otras personas',
          prompt: '¿Qué buenos cambios cercanos no nos toca lograr?',
          hint: 'Bastan uno o dos. Así el mapa sigue siendo pequeño.',
        },
      },
      drawsOn: {},
    },
    pathway: {
      label: 'Camino',
      plainLabel: 'lo que tiene que darse antes, paso a paso',
      guidingQuestion: '¿Qué tiene que ser cierto antes, paso a paso hacia atrás?',
      readiness: 'Cada paso dice qué necesita antes y por qué lleva al siguiente.',
      sections: {
        'last-step': {
          title: 'El último paso antes del resultado',
          prompt: '¿Qué tiene que estar en pie la víspera del cambio?',
          hint: 'Preguntemos: si solo faltara esto, ¿lo esperaría todo lo demás?',
        },
        steps: {
          title: 'Los pasos, hacia atrás',
          prompt: 'Para cada paso: ¿qué tiene que ser cierto antes?',
          hint: 'Numerémoslos. De cuatro a siete pasos sostienen casi cualquier plan.',
        },
        order: {
          title: 'Por qué este orden',
          prompt: '¿Por qué cada paso lleva al siguiente, en una frase?',
          hint: 'Donde la razón sea una suposición, digámoslo; va a los supuestos.',
        },
        beyond: {
          title: 'Dónde acaba nuestro alcance',
          prompt: '¿Qué pasos deciden otras personas y cuáles podemos lograr por nuestra cuenta?',
          hint: 'Marquemos cada paso: nuestro, compartido o de otras personas.',
        },
      },
      drawsOn: {
        outcome: 'El camino se apoya en el resultado: se lee hacia atrás desde ahí.',
      },
    },
    assumptions: {
      label: 'Supuestos y contexto',
      plainLabel: 'lo que tiene que cumplirse por el camino',
      guidingQuestion: '¿Qué tiene que cumplirse para que cada paso lleve al siguiente?',
      readiness:
        'Cada flecha del camino tiene su condición, y la más débil tiene una señal que vigilar.',
      sections: {
        between: {
          title: 'Entre los pasos',
          prompt: 'Para cada paso: ¿qué tiene que cumplirse para que venga el siguiente?',
          hint: 'Recorramos las flechas, no las casillas.',
        },
        context: {
          title: 'Lo que nos rodea',
          prompt:
            '¿Qué normas, costumbres, épocas o precios ayudan o estorban, hagamos lo que hagamos?',
          hint: 'Solo lo que cambiaría el plan si cambiara.',
        },
        weakest: {
          title: 'El eslabón más débil',
          prompt: '¿Qué condición sostiene más y se conoce menos?',
          hint: 'Si compiten dos, tomemos la que podríamos averiguar antes.',
        },
        signs: {
          title: 'Señales de que no se cumple',
          prompt: '¿Qué veríamos primero si fallara esa condición?',
          hint: 'Algo que una persona pueda mirar un día concreto, y quién lo mira.',
        },
      },
      drawsOn: {
        pathway:
          'Los supuestos se apoyan en el camino: cada una de sus flechas necesita que algo se cumpla.',
      },
    },
    activities: {
      label: 'Lo que hacemos',
      plainLabel: 'qué parte de nuestro trabajo logra qué paso',
      guidingQuestion: '¿Cuáles de nuestras actividades logran qué paso?',
      readiness: 'Cada actividad nombra su paso, y cada paso nuestro tiene una actividad.',
      sections: {
        activities: {
          title: 'Las actividades y sus pasos',
          prompt: '¿Qué hacemos, cada cuánto y qué paso logra?',
          hint: 'Una línea para cada una: actividad, quién, paso.',
        },
        means: {
          title: 'Lo que hace falta',
          prompt: '¿Qué personas, horas, locales y dinero necesita?',
          hint: 'Mejor números aproximados que ninguno.',
        },
        stop: {
          title: 'Lo que dejamos de hacer',
          prompt: '¿Qué actividad no lleva a ningún paso, por mucho cariño que le tengamos?',
          hint: 'Digamos qué queda libre cuando acabe.',
        },
        others: {
          title: 'Lo que esperamos de otras personas',
          prompt: '¿Qué paso necesita un trabajo que no es nuestro, y quién lo hace?',
          hint: '¿Se lo hemos preguntado?',
        },
      },
      drawsOn: {
        pathway:
          'Lo que hacemos se apoya en el camino: cada actividad está ahí por uno de sus pasos.',
        assumptions:
          'Lo que hacemos se apoya en los supuestos: una actividad solo funciona donde se cumplen.',
      },
    },
    measures: {
      label: 'Medidas',
      plainLabel: 'cómo veremos cada paso',
      guidingQuestion: '¿Cómo veremos que ocurre cada paso?',
      readiness: 'Cada paso tiene una señal, una cifra de hoy y una persona que mira.',
      sections: {
        signs: {
          title: 'Una señal para cada paso',
          prompt: '¿Qué vería o contaría una visita cuando este paso haya ocurrido?',
          hint: 'Una señal por paso. Lo que no se puede mirar no se puede medir.',
        },
        start: {
          title: 'De dónde partimos',
          prompt: '¿Cuál es hoy la cifra o la imagen?',
          hint: 'Apuntémosla antes de empezar, con el día.',
        },
        collect: {
          title: 'Quién mira, y cuándo',
          prompt: '¿Quién cuenta o pregunta, cada cuánto y dónde se guarda?',
          hint: 'La manera más sencilla que se siga también en un mes de mucho trabajo.',
        },
        enough: {
          title: 'Cuánto es suficiente',
          prompt:
            '¿A partir de qué cifra damos el paso por cumplido y por debajo de cuál lo repensamos?',
          hint: 'Dos números y una fecha dejan poco que discutir después.',
        },
      },
      drawsOn: {
        pathway: 'Las medidas se apoyan en el camino: hay una para cada uno de sus pasos.',
      },
    },
    story: {
      label: 'Relato y revisión',
      plainLabel: 'por qué debería funcionar, y si funciona',
      guidingQuestion: 'Dicho con sencillez: ¿por qué debería funcionar esto, y está funcionando?',
      readiness:
        'Alguien recién llegado puede volver a contarlo, y dice una cosa que salió de otro modo.',
      sections: {
        story: {
          title: 'El relato en diez frases',
          prompt: '¿Cómo se lo contaríamos a una vecina, desde hoy hasta el resultado?',
          hint: 'Empecemos por «Hacemos… para que…». Sin palabras que haya que explicar.',
        },
        working: {
          title: '¿Está funcionando?',
          prompt: '¿Qué pasos han ocurrido, cuáles no, y cómo lo sabemos?',
          hint: 'Primero los hechos, con sus fechas; después las opiniones.',
        },
        surprises: {
          title: 'Lo que salió de otro modo',
          prompt: '¿Dónde un paso no llevó al siguiente, o llevó a otra parte?',
          hint: 'Preguntemos también a quienes estaban en contra al principio.',
        },
        changes: {
          title: 'Lo que cambiamos',
          prompt: '¿Qué paso, condición o actividad reescribimos ahora?',
          hint: 'Nombremos el elemento; el cambio va allí.',
        },
      },
      drawsOn: {
        outcome: 'El relato se apoya en el resultado: ahí es donde termina.',
        pathway: 'El relato se apoya en el camino: cuenta los pasos en orden.',
        assumptions: 'El relato se apoya en los supuestos: son su «porque».',
        activities: 'El relato se apoya en lo que hacemos: ahí empieza.',
        measures: 'El relato se apoya en las medidas: dicen si hasta ahora es cierto.',
      },
    },
  },
}
