"""What admins of a server can set, in Spanish."""

from __future__ import annotations

SETTINGS_TITLE = "Configuración de este servidor"
SETTINGS_PAGES = {
    "general": "Respuestas en todo el servidor",
    "channel": "Respuestas en un canal",
    "words": "Palabras de Rounds",
    "study": "Canales de estudio",
    "commands": "Comandos por canal",
    "meanings": "Significados fijados",
    "reports": "Avisos y recuentos",
}
SETTINGS_PAGE = "Ver otra página de la configuración"
SETTINGS_TEXTS = {
    "general": "Qué aspecto tienen las respuestas en cada canal que no tiene nada propio elegido, salvo que alguien haya elegido otra cosa para sí con `/mis-ajustes`. La página siguiente aparta un canal.",
    "channel": "Escoge un canal. Lo que elijas debajo vale entonces solo en ese canal y sus hilos; «como en todo el servidor» lo deshace. Lo que cada cual eligió para sí con `/mis-ajustes` sigue contando.",
    "words": "Lo que dice el propio Rounds. Lo que dicen las fuentes queda en su idioma.",
    "study": "En un canal de estudio un equipo trabaja con Rounds: las menciones se responden allí como en todas partes, y tú eliges si cada respuesta abre un hilo. Uno de ellos se puede apartar en «Respuestas en un canal».",
    "commands": "Escoge un canal y después los comandos que se pueden usar en él. Los hilos cuentan como su canal. Los mensajes directos no se ven afectados. En un canal de estudio, también si se responden las preguntas claras sin mención.",
    "meanings": "Una abreviatura que significa varias cosas puede significar aquí una de ellas. `/fijar` añade un significado; escoge uno abajo para quitarlo.",
    "reports": "Dónde publica «Avisar sobre esta respuesta»: el concepto y la sección que se mostraron, quién avisa y lo que escribe. Sin un canal solo se ofrece la página de la propia fuente.",
}
SETTINGS_MENUS = {
    "plain_text": "Aspecto de las respuestas",
    "private": "Quién ve las respuestas a comandos",
    "in_thread": "Dónde van las respuestas a mensajes",
    "here_thread": "Dónde van las respuestas a mensajes en este canal",
    "here_private": "Quién ve las respuestas a comandos en este canal",
    "here_plain": "Aspecto de las respuestas en este canal",
    "language": "Idioma de las palabras de Rounds",
    "disclaimer": "«No es consejo médico» completo",
    "counts_unfound": "Contar identificadores pedidos y no encontrados",
    "study_thread": "En canales de estudio",
    "study_unmentioned": "Mensajes sin mención",
    "here_unmentioned": "Mensajes sin mención en este canal",
}
SETTINGS_CHOICES = {
    "plain_text": {
        "default": "Aspecto: como lo tenga el operador",
        "no": "Aspecto: tarjetas",
        "yes": "Aspecto: texto sin formato",
    },
    "private": {
        "default": "Las ve: todo el mundo, salvo en privado",
        "yes": "Las ve: solo quien pregunta",
    },
    "in_thread": {
        "default": "Respuestas a mensajes: donde se preguntó",
        "yes": "Respuestas a mensajes: cada una en un hilo",
    },
    "here_thread": {
        "default": "Respuestas a mensajes: como en todo el servidor",
        "yes": "Respuestas a mensajes: cada una en un hilo",
        "no": "Respuestas a mensajes: donde se preguntó",
    },
    "here_private": {
        "default": "Las ve: como en todo el servidor",
        "yes": "Las ve: solo quien pregunta",
        "no": "Las ve: todo el mundo, salvo en privado",
    },
    "here_plain": {
        "default": "Aspecto: como en todo el servidor",
        "yes": "Aspecto: texto sin formato",
        "no": "Aspecto: tarjetas",
    },
    "language": {
        "default": "Idioma: el del Discord de cada persona",
        "en": "Idioma: inglés",
        "es": "Idioma: español",
        "fr": "Idioma: francés",
        "de": "Idioma: alemán",
    },
    "disclaimer": {
        "default": "Completo: una vez al día a cada persona",
        "always": "Completo: con cada respuesta",
        "short": "Completo: nunca, unas pocas palabras en su lugar",
    },
    "counts_unfound": {
        "default": "Identificadores no encontrados: no se cuentan",
        "yes": "Identificadores no encontrados: se cuentan por mes, sin decir quién",
    },
    "study_thread": {
        "thread": "Cada respuesta en un hilo propio",
        "place": "Respuestas donde se preguntó",
    },
    "study_unmentioned": {
        "no": "Se dejan en paz si no se menciona a Rounds",
        "yes": "Las preguntas claras se responden en un hilo, sin mención",
    },
    "here_unmentioned": {
        "default": "Sin mención: como en todos los canales de estudio",
        "yes": "Sin mención: las preguntas claras reciben un hilo",
        "no": "Sin mención: no se responde",
    },
}
CHANNEL_APART = "Canal que se aparta"
CHANNELS_APART_NONE = "No hay ningún canal aparte: todos son como el servidor entero."
CHANNELS_APART = "Aparte: {channels}"
CHANNEL_NOW = "Ahora en {channel}:"
CHANNEL_HOLDS = "- {choice} ({origin})"
CHANNEL_ORIGINS = {
    "channel": "solo en este canal",
    "study": "como en todos los canales de estudio",
    "server": "como en todo el servidor",
}
CHANNEL_AS_STUDY = "Respuestas a mensajes: como en todos los canales de estudio"
CHANNEL_REFUSED = "- No se permite: {commands}"
STUDY_CHANNELS = "Canales de estudio"
STUDY_NONE = "No hay ningún canal de estudio."
STUDY_INTENT = "Los mensajes sin mención solo llegan a Rounds si su operador ha activado el permiso de contenido de mensajes; aquí está {state}."
STUDY_INTENT_ON, STUDY_INTENT_OFF = "activado", "desactivado"
COMMANDS_CHANNEL = "Canal cuyos comandos se ajustan"
COMMANDS_ALLOWED = "Comandos permitidos en el canal"
COMMANDS_OF = "En {channel} están permitidos ahora:"
REFUSED_IN = "{channel}: no {commands}"
MEANING = "«{abbreviation}» significa {concept} {where}"
MEANING_EVERYWHERE = "en todos los canales"
MEANING_IN = "en {channel}"
MEANINGS_NONE = "No hay ningún significado fijado."
MEANINGS_REMOVE = "Quitar un significado fijado"
SETTINGS_MORE = "… y {count} más"
REPORT_CHANNEL = "Canal para los avisos"
SETTINGS_FORBIDDEN = "Solo quien gestiona este servidor puede cambiar su configuración."
SETTINGS_NO_SERVER = (
    "Aquí no hay ningún servidor que configurar. `/mis-ajustes` contiene los ajustes que son tuyos."
)
PINNED = "A partir de ahora «{abbreviation}» significa {concept} {where}. Quien quiera decir otro puede escogerlo en la tarjeta."
PIN_UNKNOWN = "No he podido encontrar un único concepto para eso. Escógelo de la lista al escribir o da su identificador."
PIN_EMPTY = "Eso no es una abreviatura: no contiene ninguna letra ni cifra."
