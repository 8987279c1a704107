import type { FrameworkTexts } from './framework'

const UNSURE = {
  title: 'De lo que menos seguridad tenemos',
  prompt:
    '¿Qué frase de aquí es una suposición de la que depende mucho, y cómo podríamos averiguarlo?',
  hint: 'Digamos cuánto importa, qué habla a su favor hasta ahora y la prueba más barata.',
}

export const businessModelEs: FrameworkTexts = {
  name: 'Modelo de negocio',
  summary:
    'Cómo se sostiene una cooperativa, una tienda o un servicio: nueve campos en una página, de para quién es a lo que cuesta.',
  attribution:
    'La disposición de los nueve campos sigue el Business Model Canvas de Alexander Osterwalder e Yves Pigneur (Strategyzer), publicado con una licencia Creative Commons (CC BY-SA). Los nombres de los campos, las preguntas y las indicaciones están en nuestras propias palabras.',
  kinds: {
    customers: {
      label: 'Grupos de clientes',
      plainLabel: 'para quién es',
      guidingQuestion: '¿Para quién hacemos esto, y qué necesita esa gente?',
      readiness: 'De dos a cuatro grupos distintos, cada uno con una necesidad en sus palabras.',
      sections: {
        who: {
          title: 'Quiénes son',
          prompt: '¿A qué grupos de personas sirve, y en qué se distinguen?',
          hint: 'Dos grupos son distintos cuando necesitan, pagan o se alcanzan de otra manera.',
        },
        need: {
          title: 'Qué necesitan',
          prompt: '¿Qué intentan conseguir, y qué se lo pone difícil?',
          hint: 'En sus palabras. Citemos a alguien, si se puede.',
        },
        unsure: UNSURE,
      },
      drawsOn: {},
    },
    offer: {
      label: 'Qué les ofrecemos',
      plainLabel: 'por qué acuden a nosotros',
      guidingQuestion: '¿Qué hacemos por cada grupo que no tendría fácilmente en otra parte?',
      readiness: 'Para cada grupo una frase: qué recibe y por qué de nosotros.',
      sections: {
        what: {
          title: 'Qué recibe cada grupo',
          prompt: '¿Con qué se va cada grupo?',
          hint: 'Una frase por grupo. Cosas, tiempo, comodidad, certeza: todo cuenta.',
        },
        why: {
          title: 'Por qué de nosotros',
          prompt: '¿Qué harían si no estuviéramos, y por qué lo nuestro les va mejor?',
          hint: '«Se las arreglarían sin ello» es una respuesta honrada.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers: 'La oferta se apoya en los grupos de clientes: responde a lo que necesitan.',
      },
    },
    channels: {
      label: 'Cómo llegamos a ellos',
      plainLabel: 'dónde se enteran y lo reciben',
      guidingQuestion: '¿Dónde se entera la gente, lo prueba, lo recibe y pide ayuda?',
      readiness: 'Para cada grupo, un camino desde que se entera hasta que recibe ayuda después.',
      sections: {
        hear: {
          title: 'Cómo se enteran',
          prompt: '¿Dónde se cruza cada grupo con nosotros?',
          hint: 'Preguntemos a las cinco últimas personas que vinieron.',
        },
        receive: {
          title: 'Cómo lo reciben, y la ayuda',
          prompt: '¿Dónde lo reciben, y a quién preguntan cuando algo va mal?',
          hint: 'Apuntemos las horas que cuesta cada manera.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers:
          'Cómo llegamos a ellos se apoya en los grupos de clientes: cada uno está en otro lugar.',
      },
    },
    relations: {
      label: 'Cómo nos tratamos',
      plainLabel: 'la relación con cada grupo',
      guidingQuestion: '¿Cómo nos tratamos, y qué hace que la gente vuelva?',
      readiness: 'Dice para cada grupo qué puede esperar y qué le pedimos.',
      sections: {
        treat: {
          title: 'Qué pueden esperar',
          prompt: '¿Se les atiende, se les ayuda a valerse, o forman parte?',
          hint: 'Un taller compartido y una tienda se distinguen sobre todo en este campo.',
        },
        stay: {
          title: 'Por qué vuelven',
          prompt: '¿Qué hace que la gente se quede, y qué que se marche?',
          hint: 'Digamos qué les pedimos a cambio.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers: 'Cómo nos tratamos se apoya en los grupos de clientes: dicen qué esperan.',
      },
    },
    income: {
      label: 'De dónde vienen los ingresos',
      plainLabel: 'quién paga, por qué, cómo',
      guidingQuestion: '¿Quién paga por qué, cuánto y con qué regularidad?',
      readiness: 'Cada fuente con una suma aproximada al año y cuán segura es.',
      sections: {
        pay: {
          title: 'Quién paga por qué',
          prompt: '¿Qué grupo paga, por qué, y cuánto al año?',
          hint: 'También cuotas, ayudas y regalos; también quien paga por otras personas.',
        },
        steady: {
          title: 'Cuán regular es',
          prompt: '¿Qué llega cada mes, y qué puede acabarse?',
          hint: '¿Qué pasa si termina la fuente más grande?',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        customers:
          'Los ingresos se apoyan en los grupos de clientes: son quienes pagan, o por quienes se paga.',
        offer: 'Los ingresos se apoyan en la oferta: la gente paga por lo que le vale.',
      },
    },
    resources: {
      label: 'Qué necesitamos tener',
      plainLabel: 'personas, cosas, permisos, dinero',
      guidingQuestion: '¿Sin qué personas, cosas y permisos no podríamos ofrecerlo?',
      readiness: 'Solo lo imprescindible para la oferta; lo que falta dice cómo conseguirlo.',
      sections: {
        have: {
          title: 'Lo que hace falta',
          prompt: '¿Qué personas, locales, herramientas, saberes y permisos necesita la oferta?',
          hint: 'Solo lo imprescindible.',
        },
        lack: {
          title: 'Lo que falta',
          prompt: '¿Qué no tenemos todavía, y de dónde podría venir?',
          hint: 'Comprar, pedir prestado, compartir, aprender.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        offer: 'Lo que necesitamos tener se apoya en la oferta: solo hace falta para ella.',
      },
    },
    activities: {
      label: 'Qué necesitamos hacer',
      plainLabel: 'el trabajo que lo sostiene',
      guidingQuestion: '¿Qué trabajo hay que hacer bien, semana tras semana?',
      readiness: 'De tres a cinco clases de trabajo, cada una con quién lo hace y cada cuánto.',
      sections: {
        do: {
          title: 'El trabajo',
          prompt: '¿Qué tiene que pasar cada día, semana y mes para que la oferta se sostenga?',
          hint: 'También el trabajo que nadie ve: cuentas, limpieza, responder.',
        },
        well: {
          title: 'Lo que hay que hacer especialmente bien',
          prompt: '¿Qué nota la gente enseguida cuando se hace mal?',
          hint: 'Una o dos cosas. Lo demás puede estar bastante bien.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        offer: 'Lo que necesitamos hacer se apoya en la oferta: el trabajo está para mantenerla.',
      },
    },
    partners: {
      label: 'Con quién trabajamos',
      plainLabel: 'quién hace lo que no hacemos',
      guidingQuestion: '¿Quién hace lo que no podemos o no hace falta que hagamos?',
      readiness: 'Cada parte con lo que va y lo que viene, y qué pasa si lo deja.',
      sections: {
        who: {
          title: 'Con quién',
          prompt: '¿Quién trae lo que no tenemos o no hacemos?',
          hint: 'Proveedores, vecindario, ayuntamiento, otros grupos.',
        },
        exchange: {
          title: 'Lo que va y lo que viene',
          prompt: '¿Qué sacan de ello, y qué pasa si lo dejan?',
          hint: 'Si no sacan nada, no durará.',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        activities:
          'Con quién trabajamos se apoya en lo que necesitamos hacer: otras partes asumen algo de ello.',
        resources:
          'Con quién trabajamos se apoya en lo que necesitamos tener: otras partes traen algo de ello.',
      },
    },
    costs: {
      label: 'Cuánto cuesta',
      plainLabel: 'lo que hay que pagar',
      guidingQuestion: '¿Qué hay que pagar, cuándo, y qué lo encarece?',
      readiness: 'Los cinco mayores costes al año, cuáles son fijos y cuántos meses aguantaríamos.',
      sections: {
        largest: {
          title: 'Los mayores costes',
          prompt: '¿Cuáles son las cinco mayores sumas del año?',
          hint: 'Las horas no pagadas también cuestan; contémoslas junto al dinero.',
        },
        fixed: {
          title: 'Lo fijo y lo que crece',
          prompt: '¿Qué hay que pagar aunque no venga nadie, y qué crece con cada persona?',
          hint: '¿Cuántos meses aguantaríamos sin ingresos?',
        },
        unsure: UNSURE,
      },
      drawsOn: {
        resources: 'Los costes se apoyan en lo que necesitamos tener: hay que pagarlo.',
        activities:
          'Los costes se apoyan en lo que necesitamos hacer: el trabajo cuesta horas y dinero.',
        partners: 'Los costes se apoyan en con quién trabajamos: a algunas partes se les paga.',
      },
    },
  },
}
