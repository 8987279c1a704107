import type { FrameworkTexts } from './framework'

/** Second row of the board: the long route, the next result on it, and how it might turn out. */
export const routeEs: FrameworkTexts['kinds'] = {
  'liberatory-strategy': {
    label: 'Estrategia liberadora',
    plainLabel: 'el camino largo (estrategia central)',
    guidingQuestion:
      '¿Por qué camino podríamos llegar de aquí a la visión, y quién tiene que moverse?',
    readiness:
      'Cada fase dice cuándo está cumplida y qué abre después; se descarta algo de verdad; están señalados tres supuestos que sostienen el resto.',
    sections: {
      theory: {
        title: 'Nuestra teoría del cambio en cinco frases',
        prompt: 'Dicho con sencillez: ¿qué lleva a qué, desde aquí hasta la visión?',
        hint: 'Probemos con «Llegamos mediante…, porque…». Si hacen falta diez frases, quizá sean dos caminos.',
      },
      actors: {
        title: 'Quién encabeza, quién se suma, quién se opone',
        prompt:
          '¿Quién lleva esto adelante por deseo propio, quién podría sumarse y quién se resistirá?',
        hint: 'Demos a cada parte una razón suya. Quien perdería algo también merece una frase justa.',
      },
      phases: {
        title: 'Fases, y qué hace posible cada una',
        prompt:
          '¿Qué etapas hay en el camino, cómo sabremos que cada una está cumplida, y qué abre?',
        hint: 'Entre dos y cinco. Cada una deja algo que la siguiente necesita, como pruebas, aliados o un acuerdo.',
      },
      offer: {
        title: 'Qué decimos y ofrecemos, y qué capacidades y estructuras debemos construir',
        prompt:
          '¿Qué decimos y ofrecemos a quienes necesitamos, y qué saberes o equipos hay que formar?',
        hint: 'Escribamos la oferta como la diríamos en la puerta de una casa. Después, lo que el grupo aún no sabe hacer.',
      },
      'ruled-out': {
        title: 'Lo que descartamos',
        prompt: '¿Qué atajos tentadores no vamos a tomar?',
        hint: 'Descartemos algo que una persona razonable podría proponer, y digamos por qué en una línea.',
      },
      assumptions: {
        title: 'En qué se apoya todo esto',
        prompt: '¿Qué damos por hecho, y qué parte haría caer el camino si no fuera cierta?',
        hint: 'Señalemos los tres o cuatro supuestos que más sostienen. Las hipótesis los pondrán a prueba.',
      },
    },
    drawsOn: {
      vision: 'La estrategia se apoya en la visión: es la meta del camino.',
      'structural-analysis':
        'La estrategia se apoya en el análisis estructural: muestra qué tiene que moverse y quién carga hoy con el coste.',
      'conjunctural-analysis':
        'La estrategia se apoya en el análisis de coyuntura: muestra por dónde puede empezar el camino ahora.',
    },
  },
  'situational-objective': {
    label: 'Objetivo situacional',
    plainLabel: 'lo que más importa en este periodo',
    guidingQuestion: 'En este periodo, ¿qué resultado importa más que ningún otro, y por qué ese?',
    readiness:
      'Una frase con fecha final y un éxito visible; al menos dos «no significa»; respuesta a las dos preguntas de qué pasaría; fase nombrada.',
    sections: {
      what: {
        title: 'Qué: un solo resultado, con periodo y fase',
        prompt: '¿Quién hace qué y para qué día, y a qué fase de la estrategia pertenece?',
        hint: 'Una frase, con una fecha final y algo que cualquiera pueda ver.',
      },
      why: {
        title: 'Por qué',
        prompt: '¿Por qué este resultado y no otro, y por qué ahora?',
        hint: 'Digamos cómo mueve la tensión principal. Bastan dos o tres frases.',
      },
      'what-if': {
        title: 'Qué se hace posible, y qué pasa si no',
        prompt: '¿Qué podremos hacer después que hoy no podemos, y qué ocurrirá si fracasa?',
        hint: 'Hay que responder a las dos partes. Un coste que se ve de antemano se lleva mejor.',
      },
      meaning: {
        title: 'Qué significa y qué no significa',
        prompt: '¿Cómo podría malinterpretar alguien del grupo este objetivo, y qué le diríamos?',
        hint: 'Al menos dos líneas sobre lo que no significa. Pensemos en quienes pueden sentirse fuera.',
      },
      feasible: {
        title: '¿Es posible, y ocurriría sin nuestro grupo?',
        prompt:
          '¿Qué probabilidad tiene con la gente y el tiempo que hay, y cuál si no hiciéramos nada?',
        hint: 'Si iba a ocurrir de todos modos, elijamos otra cosa. Si nadie lo cree posible, hagámoslo más pequeño.',
      },
      method: {
        title: 'Cómo, con ideas sobre el método',
        prompt:
          '¿Qué formas de trabajar podrían llevarnos hasta ahí, y cómo elegiremos entre ellas?',
        hint: 'Numeremos las ideas para que se puedan citar. El plan de acción elige de esta lista.',
      },
    },
    drawsOn: {
      'liberatory-strategy':
        'El objetivo se apoya en la estrategia: lleva a cabo una fase del camino largo.',
      'conjunctural-analysis':
        'El objetivo se apoya en el análisis de coyuntura: nombra la tensión sobre la que actuar.',
      vision: 'El objetivo se apoya en la visión: un paso solo es bueno si lleva hacia ella.',
    },
  },
  'scenario-planning': {
    label: 'Planificación de escenarios',
    plainLabel: 'cómo podrían salir las cosas',
    guidingQuestion: '¿Cómo podrían desarrollarse las cosas, y qué haríamos en cada caso?',
    readiness:
      'Al menos tres escenarios, uno de ellos indeseado, cada uno con una señal, alguien que la vigila y un primer paso.',
    sections: {
      question: {
        title: 'Pregunta y horizonte',
        prompt: '¿A qué decisión deben ayudar estas historias, y hasta cuándo miran?',
        hint: 'Una pregunta y una fecha. «¿Qué hacemos después de la reunión, hasta septiembre?» es una buena medida.',
      },
      settled: {
        title: 'Qué está decidido y qué no',
        prompt:
          '¿Qué será así pase lo que pase, y qué sigue abierto sin depender de nuestro grupo?',
        hint: 'Dejemos fuera lo que decidimos por nuestra cuenta: eso va en el plan de acción.',
      },
      axes: {
        title: 'Ejes o ramas',
        prompt:
          '¿Qué dos preguntas abiertas importan más, y cuáles son los dos extremos de cada una?',
        hint: 'Dos preguntas de sí o no dan cuatro historias. Si una cosa lleva a la otra, mejor ramas.',
      },
      scenarios: {
        title: 'Los escenarios',
        prompt: 'En cada uno: ¿qué veríamos, qué le haría al objetivo y qué haríamos primero?',
        hint: 'Un nombre fácil de recordar para cada uno, y al menos uno que no nos gustaría.',
      },
      signs: {
        title: 'Señales que vigilar',
        prompt:
          '¿Qué notaríamos pronto si este escenario estuviera llegando, y quién está mirando?',
        hint: 'Una señal es algo que cualquiera puede comprobar, con un límite que dice cuándo se ha activado. Una persona para cada señal.',
      },
      moves: {
        title: 'Pasos buenos en todos los casos, pasos para uno solo',
        prompt: '¿Qué pasos ayudan pase lo que pase, y cuáles solo tienen sentido en una historia?',
        hint: 'Con los primeros se puede empezar hoy. Los segundos se tienen listos, cada uno junto a su señal.',
      },
    },
    drawsOn: {
      'situational-objective':
        'Los escenarios se apoyan en el objetivo: preguntan qué podría ayudarlo o estorbarlo.',
      'conjunctural-analysis':
        'Los escenarios se apoyan en el análisis de coyuntura: lo que hoy está abierto decide dónde se separan las historias.',
      'liberatory-strategy':
        'Los escenarios se apoyan en la estrategia: prueban sus supuestos de más peso en condiciones distintas.',
    },
  },
}
