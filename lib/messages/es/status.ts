import type { status as en } from '../en/status'
import type { Translated } from '../translated'

export const status: Translated<typeof en> = {
  title: '¿Va bien la conexión?',
  link: '¿Qué pasa con la conexión?',
  summary: {
    checking: 'Mirando el camino entre este navegador y el servidor.',
    good: 'Todo va bien entre este navegador y el servidor.',
    notes: 'Puedes trabajar. Algo podría ir mejor; está más abajo.',
    bad: 'Algo se interpone. Envía esta página a quien lleva el servidor: lo que hay que pegar está más abajo.',
  },
  again: 'Comprobar otra vez',
  about:
    'Estas comprobaciones se hacen en tu navegador. No leen nada tuyo y no dejan más que una cookie durante un minuto.',
  noScript: 'Esta página comprueba desde tu navegador, así que necesita JavaScript.',
  open: 'Comprobando…',
  paste: 'Qué hay que pegar',
  copy: 'Copiar',
  where: {
    nginx: 'Para nginx',
    caddy: 'Para Caddy',
    env: 'En el archivo .env del servidor, y luego reiniciarlo',
  },
  state: { open: 'En marcha', good: 'Va bien', note: 'Conviene saberlo', bad: 'No va bien' },
  name: {
    socket: 'Conexión en vivo',
    cookie: 'Cookies',
    origin: 'Dirección',
    secure: 'Protección en el camino',
    pieces: 'Respuestas por partes',
    forwarded: 'Lo que transmite un proxy',
    clock: 'Relojes',
  },
  found: {
    socket: 'Un mensaje fue al servidor y volvió por una conexión en vivo.',
    cookie: 'El navegador guarda la cookie con la que entras y la devuelve.',
    origin: 'El servidor reconoce como suya la dirección de tu navegador.',
    secure: 'Lo que envías no se puede leer por el camino.',
    pieces: 'Las partes que se envían una tras otra llegan una tras otra.',
    forwarded: 'El servidor distingue a quienes lo visitan, o no hay proxy.',
    clock: 'Este dispositivo y el servidor tienen la misma hora.',
    unanswered: 'El servidor no contestó, o algo en medio contestó en su lugar.',
    blocked:
      'Las conexiones en vivo (WebSocket) no pasan. No podéis escribir juntos hasta que el proxy, o la red en la que estás, las deje pasar.',
    lost: 'La cookie no volvió, así que la sesión no puede durar. Quizá el servidor cree tener otra dirección, o este navegador rechaza las cookies.',
    other:
      'El servidor toma por suya otra dirección. Rechaza lo que escribes, porque parece venir de otro sitio.',
    plain:
      'Esta dirección empieza por http, sin la s: las contraseñas y los textos se pueden leer por el camino. Está bien en tu propia máquina, no en una red compartida.',
    collected:
      'Algo en medio junta las respuestas antes de pasarlas. El trabajo sigue; lo que debería llegar enseguida puede tardar.',
    ignored:
      'Un proxy dice de dónde viene cada visita y el servidor no le cree. Todas las visitas cuentan como una, así que quien adivina contraseñas frena a todas las demás.',
    missing:
      'El servidor espera un proxy que diga de dónde viene cada visita, y nadie lo dice. Puede que todas cuenten como una.',
    ahead:
      'El reloj de este dispositivo va {minutes, plural, one {# minuto} other {# minutos}} por delante del servidor. Las horas parecerán equivocadas. Pon en hora el que falla.',
    behind:
      'El reloj de este dispositivo va {minutes, plural, one {# minuto} other {# minutos}} por detrás del servidor. Las horas parecerán equivocadas. Pon en hora el que falla.',
  },
}
