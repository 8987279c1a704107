import type { FrameworkTexts } from './framework'

/** Third row of the board: what the group expects, does and learns. */
export const learningEs: FrameworkTexts['kinds'] = {
  hypothesis: {
    label: 'Hipótesis',
    plainLabel: 'qué esperamos aprender',
    guidingQuestion:
      '¿Qué esperamos que cambien nuestras acciones, y qué nos mostraría que nos equivocamos?',
    readiness:
      'Cada una tiene medida, umbral, fecha y una señal en contra, y remite a un supuesto.',
    sections: {
      unknown: {
        title: 'Lo que más necesitamos averiguar',
        prompt:
          'Si pudiéramos saber una o dos cosas más, ¿cuáles cambiarían lo que hacemos después?',
        hint: 'Empecemos por el supuesto que más sostiene y del que menos se sabe.',
      },
      hypotheses: {
        title: 'Nuestras hipótesis',
        prompt: 'Si hacemos esto o aquello, ¿qué ocurrirá, y por qué razón?',
        hint: 'De una a cinco, numeradas H1, H2, etc. Digamos cuánto, para cuándo y qué supuesto pone a prueba cada una.',
      },
      tests: {
        title: 'Cómo se pone a prueba cada una',
        prompt: '¿Qué vamos a contar o preguntar, quién lo hace, y cuál es la cifra de hoy?',
        hint: 'La mejor medida es la más sencilla que sea honesta. Anotemos el punto de partida antes de empezar.',
      },
      against: {
        title: 'Qué contaría en nuestra contra',
        prompt: '¿Qué resultado nos haría decir que nos equivocamos?',
        hint: 'Conviene escribirlo ahora, cuando nadie lo sabe. Con un número y una fecha queda poco que discutir después.',
      },
      'not-testing': {
        title: 'Lo que no ponemos a prueba esta vez',
        prompt: '¿Qué buenas preguntas dejamos para otro momento?',
        hint: 'Así el trabajo sigue siendo abarcable, y se ve que nada quedó olvidado.',
      },
    },
    drawsOn: {
      'liberatory-strategy':
        'La hipótesis se apoya en la estrategia: pone a prueba un supuesto del camino largo.',
      'situational-objective':
        'La hipótesis se apoya en el objetivo: trabajar por él es lo que permite la prueba.',
      'scenario-planning':
        'La hipótesis se apoya en los escenarios: muestran en qué condiciones debería cumplirse.',
    },
  },
  'action-plan': {
    label: 'Plan de acción',
    plainLabel: 'quién hace qué y para cuándo',
    guidingQuestion: '¿Quién hace qué y para cuándo, y qué expectativa pone a prueba?',
    readiness:
      'Cada acción tiene una sola persona responsable y una fecha; cada hipótesis tiene una acción; nadie lleva demasiado.',
    sections: {
      approach: {
        title: 'El planteamiento en breve',
        prompt: '¿Cómo lo vamos a hacer, en tres o cuatro frases?',
        hint: 'Lo que necesita saber la primera tarde quien viene a ayudar.',
      },
      actions: {
        title: 'Líneas de trabajo y acciones',
        prompt: '¿Quién hace qué y para cuándo, y qué hipótesis pone a prueba?',
        hint: 'Una persona responsable y una fecha para cada acción; otras pueden ayudar. Lo pequeño se asume con más facilidad.',
      },
      means: {
        title: 'Personas, tiempo, dinero',
        prompt: '¿Cuánto tiempo tiene cada persona, cuánto va a costar, y quién lo paga?',
        hint: 'Contemos las horas además del dinero. Si alguien lleva demasiado, es mejor moverlo ahora.',
      },
      coordination: {
        title: 'Cómo nos coordinamos y decidimos',
        prompt:
          '¿Cuándo nos reunimos, quién puede decidir qué sin consultar, y dónde queda escrito?',
        hint: 'Una cantidad que cualquiera pueda gastar sin preguntar ahorra muchos mensajes.',
      },
      change: {
        title: 'Si las cosas cambian',
        prompt: '¿Qué haremos si llega alguno de los escenarios?',
        hint: 'Veámoslos uno a uno: el primer paso, y quién lo da.',
      },
      stop: {
        title: 'Cuándo pararíamos',
        prompt: '¿Qué nos haría detenernos, volver a pensarlo o terminar antes de tiempo?',
        hint: 'Conviene acordarlo antes, para que parar sea una decisión y nadie tenga que adivinar.',
      },
    },
    drawsOn: {
      'situational-objective':
        'El plan de acción se apoya en el objetivo: cada acción está ahí para hacerlo realidad.',
      hypothesis:
        'El plan de acción se apoya en la hipótesis: cada acción pone a prueba algo que esperamos.',
      'scenario-planning':
        'El plan de acción se apoya en los escenarios: dicen qué tener listo si las cosas cambian.',
    },
  },
  evaluation: {
    label: 'Evaluación',
    plainLabel: 'qué pasó y qué cambiamos',
    guidingQuestion: '¿Qué esperábamos, qué pasó, por qué, y qué vamos a cambiar?',
    readiness:
      'Cada hipótesis tiene un veredicto con pruebas, y vale «no se puede saber»; se preguntó a quienes no estaban de acuerdo; cada lección nombra un elemento o queda para más adelante.',
    sections: {
      planned: {
        title: 'Lo que se había planeado',
        prompt: '¿Qué nos propusimos hacer, y qué esperábamos ver?',
        hint: 'Mejor con las palabras de entonces que de memoria.',
      },
      facts: {
        title: 'Lo que pasó, primero los hechos',
        prompt: '¿Qué tuvo lugar, en números y en cosas que se vieron?',
        hint: 'Dejemos las razones para después. Digamos de dónde sale cada cifra.',
      },
      verdicts: {
        title: 'Veredicto sobre cada hipótesis',
        prompt:
          'Se sostiene, a medias, no se sostiene o no se puede saber: ¿cuál de ellas, y con qué pruebas?',
        hint: 'Una línea para cada una. «No se puede saber» es una respuesta completa si se dice por qué.',
      },
      reasons: {
        title: 'Por qué fue distinto',
        prompt: 'Donde salió distinto de lo esperado, ¿qué lo explica?',
        hint: 'Miremos también lo que salió mejor, y preguntemos a quienes no estaban de acuerdo al principio.',
      },
      together: {
        title: 'Cómo trabajamos en común',
        prompt: '¿Qué nos ayudó a trabajar bien, y qué nos desgastó?',
        hint: 'Mejor hablar de costumbres y formas de organizarse que de personas.',
      },
      lessons: {
        title: 'Lecciones y cambios propuestos',
        prompt: '¿Qué haremos de otra manera, y qué elemento debería decirlo?',
        hint: 'Demos a cada lección un destino: el elemento que cambia, o «más adelante».',
      },
    },
    drawsOn: {
      hypothesis: 'La evaluación se apoya en la hipótesis: dice qué esperábamos, y cuánto.',
      'action-plan':
        'La evaluación se apoya en el plan de acción: dice qué había que hacer, y quién.',
      'situational-objective':
        'La evaluación se apoya en el objetivo: dice para qué resultado era todo esto.',
      'scenario-planning':
        'La evaluación se apoya en los escenarios: las señales vigiladas muestran cuál llegó.',
    },
  },
}
