import type { FrameworkTexts } from './framework'

export const campaignChartEs: FrameworkTexts = {
  name: 'Cuadro de estrategia de campaña',
  summary:
    'Para pedir algo a quien puede decir que no: qué queremos, a quién le importa, qué persona decide y qué la movería.',
  attribution:
    'La idea de un cuadro con estas columnas se enseña en muchos sitios, entre otros por la Midwest Academy. Los nombres, las preguntas y las indicaciones son nuestros. Ofrecer la plantilla no supone respaldar ninguna postura.',
  kinds: {
    goals: {
      label: 'Metas',
      plainLabel: 'a la larga, en esta campaña, un primer logro',
      guidingQuestion: '¿Qué queremos a la larga, en esta campaña y como primer logro?',
      readiness:
        'Tres metas de tres tamaños, tan claras que cualquiera pueda decir si se han alcanzado.',
      sections: {
        'long-run': {
          title: 'A la larga',
          prompt: '¿Qué queremos que ninguna campaña traerá por sí sola?',
          hint: 'Una frase, para dar el rumbo.',
        },
        campaign: {
          title: 'En esta campaña',
          prompt: '¿Qué decisión, de quién y para cuándo sería un logro?',
          hint: 'Por ejemplo: «la empresa de vivienda arregla todos los ascensores de la calle del Molino antes de octubre».',
        },
        'first-win': {
          title: 'Como primer logro',
          prompt: '¿Qué sí más pequeño mostraría que se nos puede escuchar?',
          hint: 'Real para alguien, al alcance en unas semanas.',
        },
        'not-a-win': {
          title: 'Lo que no sería un logro',
          prompt: '¿Qué oferta amable no cambiaría nada?',
          hint: 'Decidámoslo ahora, mientras nadie ofrece nada.',
        },
      },
      drawsOn: {},
    },
    organisation: {
      label: 'Nuestra organización',
      plainLabel: 'lo que ponemos, ganamos y hay que arreglar',
      guidingQuestion: '¿Qué podemos poner, qué deberíamos ganar y qué hay que arreglar dentro?',
      readiness:
        'Horas, dinero y personas en cifras; una ganancia más allá del logro; algo que arreglar.',
      sections: {
        'put-in': {
          title: 'Lo que podemos poner',
          prompt: '¿Cuántas personas, horas y locales, y cuánto dinero, semana a semana?',
          hint: 'Contemos lo prometido, no lo esperado.',
        },
        gain: {
          title: 'Lo que deberíamos ganar',
          prompt: 'Además del logro: ¿qué socias, saberes o amistades debería haber después?',
          hint: 'Para que haya valido la pena también si la respuesta es no.',
        },
        fix: {
          title: 'Lo que hay que arreglar dentro',
          prompt: '¿Qué de la propia casa nos haría tropezar?',
          hint: 'Una o dos cosas, y quién se ocupa.',
        },
      },
      drawsOn: {
        goals:
          'Nuestra organización se apoya en las metas: dicen qué tiene que ser capaz de hacer.',
      },
    },
    stakeholders: {
      label: 'Personas a quienes les importa',
      plainLabel: 'a quién le importa, quién se suma, quién se opone',
      guidingQuestion: '¿A quién le importa, quién se suma, quién se opone y qué les cuesta?',
      readiness: 'Cada grupo tiene una razón propia y lo que le cuesta sumarse u oponerse.',
      sections: {
        care: {
          title: 'A quién le importa',
          prompt: '¿A quién le irían mejor o peor los días después de un sí?',
          hint: 'Empecemos por quienes menos veces son preguntados.',
        },
        join: {
          title: 'Quién podría sumarse',
          prompt: '¿Quién tiene una razón propia para estar con nosotros y qué le costaría?',
          hint: 'Una razón suya, no nuestra.',
        },
        oppose: {
          title: 'Quién está en contra',
          prompt: '¿Quién perdería algo y hasta dónde llegaría?',
          hint: 'Seamos justos: deberían reconocerse en esta frase.',
        },
        undecided: {
          title: 'Quién no se ha decidido',
          prompt: '¿Quién está mirando, y a qué espera?',
          hint: 'Suele ser el grupo más grande.',
        },
      },
      drawsOn: {
        goals:
          'Las personas a quienes les importa se apoyan en las metas: lo que importa es una de ellas.',
      },
    },
    'decision-makers': {
      label: 'Quien decide',
      plainLabel: 'qué persona puede decir que sí',
      guidingQuestion: '¿Qué persona con nombre puede decir que sí, y quién puede llegar a ella?',
      readiness: 'Una persona con nombre, lo que quiere y al menos dos maneras de llegar a ella.',
      sections: {
        yes: {
          title: 'Quién puede decir que sí',
          prompt: '¿Qué persona, con nombre y cargo, puede darnos lo que queremos?',
          hint: 'Los organismos no deciden; deciden las personas que están en ellos.',
        },
        want: {
          title: 'Lo que quiere y lo que evita',
          prompt: '¿Qué le importa y de qué prefiere mantenerse lejos?',
          hint: 'Digamos cómo lo sabemos. Se puede suponer, si se dice que es una suposición.',
        },
        reach: {
          title: 'Quién llega a esa persona',
          prompt: '¿A quién escucha, y quién de nosotros conoce a esa gente?',
          hint: 'Si el camino está cerrado: ¿quién es la segunda?',
        },
      },
      drawsOn: {
        goals: 'Quien decide se apoya en las metas: quién decide depende de lo que se pide.',
        stakeholders:
          'Quien decide se apoya en las personas a quienes les importa: son ellas quienes pueden llegar.',
      },
    },
    tactics: {
      label: 'Tácticas y calendario',
      plainLabel: 'quién hace qué, y ante quién',
      guidingQuestion: '¿Qué hará quién para mostrar fuerza ante qué persona que decide?',
      readiness:
        'Cada táctica tiene gente, una persona a la que va dirigida, una fecha y un paso siguiente.',
      sections: {
        tactics: {
          title: 'Lo que hacemos, y ante quién',
          prompt: 'Para cada persona que decide: ¿quién hace qué, y por qué le importaría?',
          hint: 'Algo que nuestra gente pueda hacer, haga con gusto y se note.',
        },
        timeline: {
          title: 'En qué orden',
          prompt: '¿Qué va primero, qué se construye encima y dónde están las fechas fijas?',
          hint: 'Empecemos con amabilidad. Guardemos algo para después.',
        },
        answer: {
          title: 'Si responden',
          prompt: '¿Qué hacemos después de un sí, de un no, de un «más adelante»?',
          hint: 'Una línea para cada caso.',
        },
        limits: {
          title: 'Lo que no haremos',
          prompt: '¿Qué medios quedan descartados, por bien que funcionaran?',
          hint: 'Para que nadie tenga que decidirlo a solas y con prisa.',
        },
      },
      drawsOn: {
        'decision-makers':
          'Las tácticas se apoyan en quien decide: cada una va dirigida a una persona.',
        organisation:
          'Las tácticas se apoyan en nuestra organización: dice lo que se puede sostener.',
      },
    },
    changes: {
      label: 'Cómo tenemos que cambiar para hacerlo',
      plainLabel: 'lo que es distinto en el trabajo diario',
      guidingQuestion: '¿Qué tiene que ser distinto en nuestro trabajo diario?',
      readiness: 'Dos o tres cambios que alguien notaría en un mes.',
      sections: {
        daily: {
          title: 'En el trabajo diario',
          prompt: '¿Qué hacemos de otra manera a partir del lunes?',
          hint: 'Reuniones, tareas, a quién se pregunta: pequeño y visible.',
        },
        learn: {
          title: 'Lo que tenemos que aprender',
          prompt: '¿Qué no sabe hacer nadie todavía, o solo una persona?',
          hint: 'Digamos quién enseña a quién, y hasta cuándo.',
        },
        care: {
          title: 'Cómo aguantamos',
          prompt: '¿Qué evita que la gente se agote antes del final?',
          hint: 'Pausas, tareas compartidas, un final a la vista.',
        },
      },
      drawsOn: {
        tactics:
          'Cómo tenemos que cambiar se apoya en las tácticas: son más de lo que hacemos hoy.',
      },
    },
  },
}
