import type { FrameworkTexts } from './framework'

export const swotChoicesEs: FrameworkTexts = {
  name: 'Del DAFO a la elección',
  summary:
    'Cuatro miradas breves, hacia dentro y hacia fuera, que no acaban en una lista: al cruzarlas salen opciones, y se elige una.',
  attribution:
    'Los cuatro campos de un análisis DAFO son de uso general. Los dos elementos que llevan a una elección, y todas las preguntas e indicaciones, son nuestros.',
  kinds: {
    strengths: {
      label: 'Fortalezas',
      plainLabel: 'dentro, a favor',
      guidingQuestion: '¿Qué hacemos bien que importe aquí?',
      readiness: 'De tres a seis fortalezas, cada una con algo que la muestre.',
      sections: {
        list: {
          title: 'Lo que hacemos bien',
          prompt: '¿Para qué acudiría a nosotros alguien de fuera?',
          hint: 'De tres a seis. Dejemos fuera lo que cualquier grupo diría de sí mismo.',
        },
        proof: {
          title: 'Cómo lo sabemos',
          prompt: '¿Qué lo muestra: un número, una carta, algo que pasó?',
          hint: 'Una línea para cada una. Donde nada lo muestre, llamémoslo esperanza.',
        },
        matter: {
          title: 'Por qué importa aquí',
          prompt: '¿Cuál de ellas echaríamos más de menos en este asunto?',
          hint: 'Pongámosla la primera.',
        },
      },
      drawsOn: {},
    },
    weaknesses: {
      label: 'Debilidades',
      plainLabel: 'dentro, en contra',
      guidingQuestion: '¿Dónde nos quedamos cortos en algo que importa?',
      readiness: 'De tres a seis debilidades, dichas sin culpar, cada una con lo que cuesta.',
      sections: {
        list: {
          title: 'Dónde nos quedamos cortos',
          prompt: '¿Qué sale mal más de una vez?',
          hint: 'Escribamos sobre maneras de trabajar, no sobre personas.',
        },
        proof: {
          title: 'Cómo lo sabemos',
          prompt: '¿Cuándo se notó por última vez, y quién lo vio?',
          hint: 'Preguntemos, si se puede, a alguien que se haya marchado.',
        },
        cost: {
          title: 'Lo que nos cuesta',
          prompt: '¿Qué no podemos hacer por su causa?',
          hint: 'Si no cuesta nada, aquí no es una debilidad.',
        },
      },
      drawsOn: {},
    },
    opportunities: {
      label: 'Oportunidades',
      plainLabel: 'fuera, a favor',
      guidingQuestion: '¿Qué podríamos aprovechar de lo que hay fuera?',
      readiness: 'Cada una está fuera de nuestras manos, es real ahora y dice cuánto dura.',
      sections: {
        list: {
          title: 'Lo que podríamos aprovechar',
          prompt: '¿Qué ha cambiado alrededor que alguien podría aprovechar?',
          hint: 'Solo lo de fuera: una norma nueva, un local vacío, una vecina que pregunta.',
        },
        'how-long': {
          title: 'Cuánto dura',
          prompt: '¿Hasta cuándo está abierta cada una?',
          hint: 'Una fecha, o el hecho que la cierra.',
        },
        'who-else': {
          title: 'Quién más la ve',
          prompt: '¿Quién podría aprovecharla antes, o con nosotros?',
          hint: 'Un aliado también es una respuesta.',
        },
      },
      drawsOn: {},
    },
    threats: {
      label: 'Amenazas',
      plainLabel: 'fuera, en contra',
      guidingQuestion: '¿Qué de fuera podría hacernos daño?',
      readiness: 'Cada una dice cuán probable es y qué veríamos primero.',
      sections: {
        list: {
          title: 'Lo que podría hacernos daño',
          prompt: '¿Qué podría pasar alrededor que lo hiciera más difícil?',
          hint: 'También lo aburrido: precios, enfermedades, un local que se vende.',
        },
        likely: {
          title: 'Cuán probable, cuán grave',
          prompt: '¿Cuáles son probables y de cuáles costaría reponerse?',
          hint: 'Bastan dos palabras: probable o no, grave o llevadera.',
        },
        signs: {
          title: 'Lo que veríamos primero',
          prompt: 'Para la peor: ¿cuál es la primera señal y quién la vigila?',
          hint: 'Algo que se pueda ver un día concreto.',
        },
      },
      drawsOn: {},
    },
    options: {
      label: 'Opciones',
      plainLabel: 'lo que podríamos hacer',
      guidingQuestion: '¿Qué podríamos hacer si cruzamos lo de dentro con lo de fuera?',
      readiness:
        'Al menos tres opciones distintas, cada una hecha de campos nombrados, con sus pros y contras.',
      sections: {
        crossings: {
          title: 'Las opciones, y de qué está hecha cada una',
          prompt:
            '¿Qué fortaleza se encuentra con qué oportunidad? ¿Qué debilidad hay que remediar antes de qué amenaza?',
          hint: 'Demos un nombre a cada opción y digamos de qué campos sale.',
        },
        compare: {
          title: 'A favor y en contra',
          prompt: '¿Qué habla a favor de cada opción, y qué en contra?',
          hint: 'Que escriba lo que hay en contra alguien a quien le guste.',
        },
        nothing: {
          title: '¿Y si no cambiamos nada?',
          prompt: '¿Cómo será el próximo año si todo sigue igual?',
          hint: 'También es una opción, y a menudo la más barata.',
        },
      },
      drawsOn: {
        strengths: 'Las opciones se apoyan en las fortalezas: dicen con qué se puede construir.',
        weaknesses:
          'Las opciones se apoyan en las debilidades: dicen qué hay que remediar o evitar.',
        opportunities: 'Las opciones se apoyan en las oportunidades: dicen qué está abierto ahora.',
        threats: 'Las opciones se apoyan en las amenazas: dicen qué tiene que aguantar una opción.',
      },
    },
    choice: {
      label: 'Elección',
      plainLabel: 'lo que hacemos y lo que dejamos',
      guidingQuestion: '¿Qué opción, por cuánto tiempo, y qué dejamos?',
      readiness:
        'Una opción, una fecha final, algo a lo que se renuncia y un primer paso con nombre.',
      sections: {
        choice: {
          title: 'Lo que elegimos',
          prompt: '¿Qué opción es, en una frase, y por qué esta?',
          hint: 'Digamos también cuál fue la segunda y qué lo decidió.',
        },
        until: {
          title: 'Hasta cuándo',
          prompt: '¿Por cuánto tiempo vale esto, y cuándo lo miramos otra vez?',
          hint: 'Una fecha para volver a mirarlo facilita el acuerdo.',
        },
        drop: {
          title: 'Lo que dejamos',
          prompt: '¿Qué paramos, o no empezamos, a causa de esta elección?',
          hint: 'Una elección que no cuesta nada no lo es.',
        },
        'first-steps': {
          title: 'Primeros pasos',
          prompt: '¿Quién hace qué en las próximas cuatro semanas?',
          hint: 'Dos o tres pasos, cada uno con un nombre y un día.',
        },
      },
      drawsOn: {
        options: 'La elección se apoya en las opciones: toma una de ellas y dice por qué.',
      },
    },
  },
}
