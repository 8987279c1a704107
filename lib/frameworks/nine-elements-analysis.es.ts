import type { FrameworkTexts } from './framework'

/** First row of the board: where the group wants to get to, and how things stand. */
export const analysisEs: FrameworkTexts['kinds'] = {
  vision: {
    label: 'Visión',
    plainLabel: 'adónde queremos llegar',
    guidingQuestion: 'Si lo lográramos todo, ¿cómo sería un día cualquiera?',
    readiness:
      'Una persona recién llegada puede contarla en dos frases, y nombra al menos una cosa a la que el grupo no renunciaría.',
    sections: {
      day: {
        title: 'Un día en ese futuro',
        prompt: 'Un día cualquiera: ¿quién hace qué, y qué resulta fácil que hoy cuesta?',
        hint: 'Una escena pequeña dice más que las grandes palabras: una puerta abierta, un formulario impreso a tiempo.',
      },
      supports: {
        title: 'Qué lo sostiene',
        prompt: '¿Qué tiene que estar ahí, año tras año, para que ese día sea lo normal?',
        hint: 'Bastan tres o cuatro apoyos, como unos ingresos estables, un saber o una costumbre. Una frase para cada uno.',
      },
      values: {
        title: 'Lo que valoramos y no vamos a ceder',
        prompt: '¿A qué nos negaríamos a renunciar, aunque así llegáramos antes?',
        hint: 'Conviene escribirlo de modo que más adelante se pueda contrastar con una decisión.',
      },
      ended: {
        title: 'Lo que se habrá acabado',
        prompt: '¿Qué aguanta hoy la gente que para entonces habrá terminado?',
        hint: 'Mejor nombrar la cosa que a quien está detrás. «Nadie organiza su semana en torno a una puerta cerrada» se entiende bien.',
      },
      people: {
        title: 'Quién aparece en la imagen y quién puede temerla',
        prompt: '¿Quién vive en esta imagen, y quién podría mirarla con preocupación?',
        hint: 'Pensemos en quienes tendrían que cambiar una costumbre. A un temor que se nombra se le puede responder.',
      },
      unknown: {
        title: 'Lo que aún no sabemos',
        prompt: '¿Qué parte de la imagen sigue en blanco?',
        hint: 'Aquí caben las preguntas abiertas. Muestran a quien llega dónde puede ayudar.',
      },
    },
    drawsOn: {},
  },
  'structural-analysis': {
    label: 'Análisis estructural',
    plainLabel: 'cómo están hechas las cosas',
    guidingQuestion: '¿Qué estructuras duraderas siguen produciendo el problema?',
    readiness:
      'Cada afirmación principal tiene una fuente o se presenta como valoración, y se responde a una lectura rival.',
    sections: {
      system: {
        title: 'El sistema en un párrafo',
        prompt:
          'Alguien nuevo pregunta cómo funcionan aquí las cosas. ¿Qué le decimos en cinco o seis frases?',
        hint: 'Quién decide, de dónde viene el dinero, qué premian las reglas. Las noticias recientes van en el análisis de coyuntura.',
      },
      upkeep: {
        title: 'Cómo se mantiene a sí mismo',
        prompt: '¿Qué hace volver el problema cada vez que alguien arregla una parte?',
        hint: 'Busquemos círculos: menos horas traen menos visitas, y menos visitas se leen como menos necesidad.',
      },
      groups: {
        title: 'Quién gana y quién carga con el coste, grupo por grupo',
        prompt: 'Cada grupo afectado: ¿qué gana con lo que hay, y qué le cuesta?',
        hint: 'Sin olvidar a quienes ganan solo un poco. Una línea por grupo es un buen comienzo; también sirve una tabla.',
      },
      tensions: {
        title: 'Tensiones que lleva dentro',
        prompt: '¿Qué dos necesidades tiran aquí en direcciones opuestas, mande quien mande?',
        hint: 'Escribamos los dos lados de modo que cada parte se reconozca. Por ejemplo: dinero anual frente a una necesidad que dura.',
      },
      strengths: {
        title: 'Dónde es fuerte y dónde es débil',
        prompt: '¿Qué hace difícil mover esta estructura, y dónde empieza ya a ceder?',
        hint: 'Una fortaleza puede ser algo bueno, como la confianza en el personal. Un punto débil suele ser algo que nadie ha contado.',
      },
      doubts: {
        title: 'Qué mostraría que esta lectura es errónea',
        prompt: '¿Cómo explicaría todo esto otra persona sensata, y qué nos convencería?',
        hint: 'Respondamos con justicia a una lectura rival. Digamos de dónde sale cada cifra, o que es una valoración nuestra.',
      },
    },
    drawsOn: {
      vision:
        'El análisis estructural se apoya en la visión: es la medida que muestra lo que falta.',
    },
  },
  'conjunctural-analysis': {
    label: 'Análisis de coyuntura',
    plainLabel: 'qué está pasando ahora',
    guidingQuestion: '¿Qué es distinto justo ahora, y qué oportunidad o qué peligro crea?',
    readiness:
      'Lleva fecha, dice qué ha cambiado, nombra una sola tensión principal y la enlaza con una duradera.',
    sections: {
      changes: {
        title: 'Fecha de referencia, y qué ha cambiado desde la última edición',
        prompt: '¿Qué día describe este texto, y qué es distinto de la vez anterior?',
        hint: 'Empecemos por la fecha. En una primera edición, digamos qué ha cambiado en los últimos meses.',
      },
      events: {
        title: 'Los hechos que más pesan, y dónde se están decidiendo',
        prompt:
          '¿Cuáles son los pocos hechos que han movido las cosas, y en qué reunión o despacho se deciden?',
        hint: 'Bastan entre tres y cinco. Digamos qué movió cada uno, además de que ocurrió.',
      },
      forces: {
        title: 'Quién actúa, y con cuánta fuerza',
        prompt:
          '¿Quién puede mover el resultado ahora, hacia dónde se inclina, y gana o pierde peso?',
        hint: 'Incluyamos a quienes dudan y a quienes preferirían que no lo hiciéramos. Anotemos cuándo lo comprobamos.',
      },
      tensions: {
        title: 'Cómo se ven hoy las tensiones duraderas',
        prompt:
          '¿Dónde aparece este mes cada tensión duradera: en un presupuesto, una reunión, una cola?',
        hint: 'Tomémoslas una a una del análisis estructural. Si alguna está tranquila por ahora, también se dice.',
      },
      primary: {
        title: 'La tensión principal',
        prompt: '¿Qué tensión, si se moviera, movería a casi todas las demás?',
        hint: 'Elijamos una y digamos por qué va primero ahora. Las otras esperan; no se olvidan.',
      },
      opening: {
        title: 'Oportunidad y peligro',
        prompt: '¿Qué podría salir bien solo ahora, y qué podría salir mal por eso mismo?',
        hint: 'Basta con una frase para cada cosa.',
      },
    },
    drawsOn: {
      'structural-analysis':
        'El análisis de coyuntura se apoya en el análisis estructural: las tensiones de hoy nacen de las duraderas.',
    },
  },
}
