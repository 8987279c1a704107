import type { editor as en } from '../en/editor'
import type { Translated } from '../translated'

export const editor: Translated<typeof en> = {
  rail: 'Los elementos',
  railItem:
    '{number, number} {title}, {status}{here, plural, =0 {} one {, una persona aquí} other {, # personas aquí}}',
  inThis: 'En este elemento',
  noHeadings: 'Los títulos que escribas aparecerán aquí.',
  hereNow: 'Ahora aquí',
  outline: 'Índice',
  words: '{count, plural, =0 {Aún sin palabras} one {Una palabra} other {# palabras}}',
  reading:
    '{minutes, plural, one {cerca de un minuto de lectura} other {unos # minutos de lectura}}',
  toBoard: 'Tablero',
  about: 'Sobre este texto',
  text: 'El texto de {title}',
  placeholder: 'Escribe aquí. Pulsa / para secciones, listas, tablas y más.',
  newerPart: 'Esta parte se hizo con una versión más nueva',
  loading: 'El texto está en camino',
  save: {
    saved: 'Guardado',
    saving: 'Guardando',
    offline:
      'Sin conexión{words, plural, =0 {} one {. Una palabra conservada en este dispositivo} other {. # palabras conservadas en este dispositivo}}',
    connecting: 'Volviendo a conectar',
    notSaved:
      'Sin guardar{words, plural, =0 {} one {. Una palabra está solo en esta pestaña} other {. # palabras están solo en esta pestaña}}',
  },
  away: {
    title: 'No se puede llegar al servidor',
    text: 'Este texto aún no está en este dispositivo, así que no hay nada que mostrar. Se abrirá solo en cuanto el servidor responda.',
    retry: 'Probar otra vez',
    copy: 'Esta es la copia de este dispositivo. Lo que escribas se conserva aquí y se envía cuando el servidor responda.',
    copyRead:
      'Esta es la copia de este dispositivo. Se pondrá al día sola cuando el servidor responda.',
    keepOpen:
      'Este navegador no deja guardar una copia. Mantén abierta esta pestaña hasta que diga Guardado.',
    notSaved:
      'Los últimos cambios aún no están en el servidor. Mantén abierta esta pestaña; se siguen enviando.',
    quarantinedTitle: 'Ahora mismo este texto no se puede abrir',
    quarantined:
      'Ahora mismo el servidor no puede abrir este texto. No se ha cambiado nada de él y quien administra el servidor ya lo sabe. Se abrirá solo en cuanto esté arreglado.',
    quarantinedCopy: 'Lo que escribas se guarda en este dispositivo y se enviará entonces.',
    quarantinedOpen:
      'Lo último que escribiste solo está en esta pestaña: mantenla abierta o copia el texto.',
  },
  earlier: {
    kept: 'En este dispositivo se guarda aparte una copia anterior de este texto.',
    see: 'Ver lo que solo está en tu copia',
    title: 'Tu copia anterior',
    about: 'Guardada aparte <when></when>. Copia lo que necesites en el texto actual.',
    comparing: 'Comparando tu copia con el texto actual',
    only: '{count, plural, one {Un pasaje está} other {# pasajes están}} en tu copia y no en el texto actual:',
    nothing: 'Todo lo que hay en tu copia está también en el texto actual.',
    failed: 'No se pudo obtener el texto actual, así que esto es tu copia entera.',
    copy: 'Copiar estos pasajes',
    download: 'Descargar tu copia entera',
    forget: 'Olvidar esta copia',
    forgetSure: '¿Olvidarla para siempre? Solo está en este dispositivo.',
    keep: 'Conservarla',
  },
  closed: {
    signedOut: 'Tu sesión ha terminado. Vuelve a entrar; tus palabras se conservan aquí.',
    signedOutReading: 'Tu sesión ha terminado. Vuelve a entrar para seguir leyendo.',
    signIn: 'Entrar en otra pestaña',
    signedIn: 'Ya he entrado',
    asking: 'Tu papel ha cambiado. Se está preguntando al servidor qué puedes hacer aquí.',
    role: 'Ya no puedes escribir aquí: tu papel es ahora {role}',
    roleWords:
      'Ya no puedes escribir aquí: tu papel es ahora {role}. {words, plural, one {Tu última palabra no se guardó} other {Tus últimas # palabras no se guardaron}}.',
    seat: 'Ahora aquí solo escribe el equipo de redacción. Puedes seguir la lectura.',
    seatWords:
      'Ahora aquí solo escribe el equipo de redacción. {words, plural, one {Tu última palabra queda guardada} other {Tus últimas # palabras quedan guardadas}} en este dispositivo y se {words, plural, one {envía} other {envían}} cuando puedas escribir otra vez.',
    archived:
      'Este lienzo se archivó el {day}. Sus textos se pueden leer; nadie puede escribir en ellos hasta que se recupere.',
    archivedWords:
      'Este lienzo se archivó el {day}. Sus textos se pueden leer; nadie puede escribir en ellos hasta que se recupere. {words, plural, one {Tu última palabra no está} other {Tus últimas # palabras no están}} en el servidor: se quedan en esta página y se envían cuando el lienzo se recupere.',
    gone: 'Este texto se ha borrado o ya no se comparte contigo.',
    goneWords:
      'Este texto se ha borrado o ya no se comparte contigo. {words, plural, one {Tu última palabra no se guardó} other {Tus últimas # palabras no se guardaron}}.',
    erased:
      'Una persona responsable ha borrado para siempre palabras de este texto y de su historia. Ábrelo como está ahora.',
    erasedKept:
      'Una persona responsable ha borrado para siempre palabras de este texto y de su historia. Puede que escribieras algo que no se guardó; por eso lo que ves se conserva aparte en este dispositivo y nada de ello se ha mezclado con el texto actual.',
    erasedNow:
      'Una persona responsable ha borrado para siempre palabras de {title} y de su historia. Lo ves sin ellas.',
    erasedLabel: 'Se borraron palabras',
    putAway: 'Quitar este aviso',
    otherHistory:
      'Este texto se recuperó de una copia de seguridad. Lo que ves aquí es de antes: se guarda aparte en este dispositivo y nada de ello se ha mezclado con el texto actual.',
    differs:
      'Esta página no mostraba lo que está guardado, aunque allí no falta nada de lo que escribiste. Lo que ves aquí se guarda aparte en este dispositivo.',
    openPresent: 'Abrir el texto actual',
    tooLarge:
      'El último cambio es mayor de lo que acepta el servidor. Copia lo que necesites, hazlo más pequeño y vuelve a cargar la página.',
    refused:
      'El servidor no aceptó el último cambio. Copia lo que necesites y vuelve a cargar la página.',
    tooFast: 'Hubo demasiados cambios en poco tiempo. Espera un momento y sigue.',
    copyText: 'Copiar el texto',
    reload: 'Volver a cargar la página',
    goOn: 'Seguir',
  },
  readAlong: 'Lo escribe el equipo de redacción: {names}. Puedes seguir la lectura.',
  readAlongNobody:
    'Aquí solo escriben los equipos de redacción, y nadie tiene todavía un puesto para este texto. Puedes seguir la lectura.',
  readOnly: 'Estás leyendo. Tu papel, {role}, no escribe aquí.',
  prompts: {
    show: 'Mostrar la pregunta',
    hide: 'Ocultar la pregunta',
    more: 'Aún sin escribir',
    write: 'Escribir esta sección',
    writeNamed: 'Escribir esta sección: {title}',
    tip: 'Dentro del texto, {keys} empieza la siguiente.',
  },
  menu: {
    label: 'Insertar',
    recent: 'Últimos',
    sections: 'Secciones de este elemento',
    text: 'Texto',
    emoji: 'Emojis',
    people: 'Personas',
    none: 'Nada se llama «{query}». Sigue escribiendo o pulsa Escape.',
  },
  format: {
    label: 'Dar formato a la selección',
    table: 'Cambiar la tabla',
    reach: 'Alt F10 lleva a los formatos.',
    bold: 'Negrita',
    italic: 'Cursiva',
    strike: 'Tachado',
    code: 'Código',
    link: 'Enlace',
    paragraph: 'Texto normal',
    heading: 'Título',
    subheading: 'Título menor',
    minor: 'Título mínimo',
    highlight: 'Resaltar',
    note: 'Nota',
    tip: 'Consejo',
    caution: 'Cuidado',
    bullets: 'Lista',
    numbers: 'Lista numerada',
    tasks: 'Tareas',
    quote: 'Cita',
    image: 'Imagen',
    insertTable: 'Tabla',
    codeBlock: 'Bloque de código',
    divider: 'Separador',
    undo: 'Deshacer',
    insert: 'Insertar',
    done: 'Cerrar el teclado',
  },
  link: {
    address: 'Dirección',
    apply: 'Enlazar',
    remove: 'Quitar el enlace',
    open: 'Abrir',
    wrong: 'Escribe una dirección web o de correo, por ejemplo https://example.org',
  },
  search: {
    heading: 'titulo encabezado h2',
    subheading: 'titulo subtitulo encabezado h3',
    minor: 'titulo encabezado minimo h4',
    note: 'nota recuadro aviso informacion',
    tip: 'consejo recuadro truco sugerencia',
    caution: 'cuidado recuadro advertencia atencion peligro',
    bullets: 'lista puntos viñetas',
    numbers: 'lista numerada ordenada',
    tasks: 'tareas pendientes lista casillas',
    quote: 'cita',
    image: 'imagen foto dibujo',
    insertTable: 'tabla cuadro filas columnas',
    codeBlock: 'codigo fuente programa',
    link: 'enlace direccion pagina web',
    divider: 'separador linea raya',
  },
  emptyTask: 'Tarea vacía',
}
