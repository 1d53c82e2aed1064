"""What is said on Discord alone, in Spanish: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Fuentes de este conocimiento"
CONTINUED = "{section} (continuación)"
PAGE = "página {page} de {pages}"
PAGE_MENU = "Página {page} de {pages}: ir a…"
PAGE_ENTRY = "Página {page} · {first}"
COUNTED_SECTION = "{section} ({count})"
ORDERS = {"clinical_features": "Por frecuencia", "features_by_system": "Por sistema corporal"}
PREVIOUS = "‹ Anterior"
NEXT = "Siguiente ›"
DELETE = "Borrar"
OPEN = "Abrir {number}"
SECTIONS_MENU = "Secciones de esta ficha"
NAMED_MENU = "Abre un término de arriba"
OPEN_FOR_DEFINITION = "Qué significa cada uno: escógelo abajo."
OPEN_FOR_MORE = (
    "Qué significa cada uno: escógelo abajo. Quién lo describe, inicio, referencias: «{button}»."
)
WITH_EVIDENCE = "Con evidencia"
BRIEFLY = "En breve"
SUMMARY_OPTION = "Resumen"
OTHERS_MENU = "También podría ser…"
CHOICE_MENU = "Escoge uno, o ninguno de estos"
CHOICES_MENU = "Escoge uno (del {first} al {last})"
CHOOSE_HERE = "Pulsa uno o escoge en el menú, que termina en «Ninguno de estos»."
OPEN_HERE = "Pulsa uno: se abre abajo y esta lista se queda."
NARROW_MENU = "Limitar: texto gratuito, años"
NARROW_ALL = "Todas ({count})"
NARROW_FREE = "Solo texto completo gratuito ({count})"
NARROW_SINCE = "Desde {year} ({count})"
NARROW_BOTH = "Desde {year}, solo texto completo gratuito ({count})"
NOT_MEANT = "No es lo que quería"
NONE_OF_THESE = "Ninguno de estos"
NONE_OF_THESE_HINT = "Cómo pedirlo por su nombre completo o un identificador"
NONE_OF_THESE_NEXT = "Lo que sigue por nombre"
HOW_TO_NAME = """Entonces, ninguno. No he guardado nada de ello; así se llega más lejos:
- el nombre completo tal como aparece en un informe, sin otras palabras: `/concepto nombre:`, donde se sugieren nombres mientras escribes
- un identificador, si lo tienes: C3888318, MONDO:0600024, OMIM:160750, ORPHA:558, HP:0003701
- otro nombre, o uno más amplio; desde su tarjeta puedes seguir a lo que está por debajo"""
COMMANDS = {
    "ask": "Pregunta por una enfermedad genética o un signo clínico con tus palabras",
    "concept": "Muestra la ficha de una enfermedad o de un signo clínico",
    "symptoms": "Muestra los signos clínicos anotados a una enfermedad",
    "features": "Muestra los signos clínicos anotados a una enfermedad",
    "citations": "Muestra las guías, revisiones y estudios que constan de una enfermedad",
    "sources": "Muestra de dónde cita Rounds: versiones, licencias y cómo citar cada fuente",
    "settings": "Ajusta cómo responde Rounds en este servidor",
    "pin": "Haz que una abreviatura signifique un concepto en un canal o en todo el servidor",
    "me": "Elige qué aspecto tienen tus respuestas y quién las ve",
    "history": "Tu actividad reciente: desactivada hasta que la actives",
    "history on": "Guarda qué conceptos abres y cuándo; nunca lo que escribes",
    "history off": "Deja de guardar el historial y borra lo que contiene",
    "history show": "Muestra los últimos conceptos que has abierto, solo a ti",
    "history clear": "Borra lo que contiene tu historial",
    "privacy": "Qué guarda Rounds sobre ti y por qué",
    "privacy show": "Muestra qué guarda Rounds, durante cuánto tiempo y por qué",
    "privacy export": "Recibe en un archivo todo lo que Rounds guarda sobre ti",
    "privacy delete": "Borra todo lo que Rounds guarda sobre ti",
    "export": "Guarda una ficha, una sección o sus referencias como archivo",
    "list": "Tu propia lista de lectura",
    "list show": "Muestra tu lista de lectura, solo a ti",
    "list add": "Pon una publicación o un concepto en tu lista de lectura",
    "list clear": "Quita todo de tu lista de lectura",
    "list export": "Recibe tu lista de lectura en un archivo",
    "help": "Muestra cómo preguntar, con ejemplos para pulsar",
    "about": "Muestra qué es Rounds, su versión, su política de privacidad y sus condiciones",
}
OPTIONS = {
    "question": "Con palabras sencillas; por favor, no escribas nada sobre ti ni sobre un paciente",
    "name": "Un nombre (en inglés), una abreviatura o un identificador; escoge de la lista al escribir",
    "section": "Muestra esta sección en lugar del resumen",
    "free": "Solo publicaciones con texto completo gratuito",
    "since": "Solo publicaciones de este año o posteriores",
    "type": "Solo guías, revisiones, estudios o publicaciones enlazadas",
    "as": "El tipo de archivo",
    "reference": "Un PMID o DOI, o un concepto; escoge de la lista al escribir",
    "private": "Muestra la respuesta solo a ti",
    "abbreviation": "La abreviatura, como IIM",
    "concept": "Lo que significa aquí; escoge de la lista al escribir o da un identificador",
    "channel": "Solo en este canal; si no pones ninguno, en todos",
    "topic": "Lo que te gustaría saber",
}
EXPLAIN_TERMS = "Explicar términos aquí"
EXPLAIN_TERMS_HINT = "En el menú de un mensaje: enumera los términos que nombra"
NO_TEXT = "Este mensaje no tiene texto propio: no leo imágenes, archivos ni incrustaciones. `/concepto` admite un nombre."
COOLDOWN = "Una pregunta tras otra, por favor: vuelve a preguntar en {seconds} s. Los botones y menús no necesitan espera."
NOT_YOURS = "Solo puede borrarlo quien preguntó o alguien que gestione los mensajes aquí."
OLD_BUTTON = "Este botón es de una versión anterior de Rounds. Por favor, vuelve a preguntar."
OLD_COMMAND = "Este comando ha cambiado desde que tu Discord lo cargó. Por favor, vuelve a intentarlo en un minuto."
NOT_HERE = "Quienes llevan este servidor no quieren este comando en este canal. Prueba en otro canal o en un mensaje directo conmigo."
NOT_EXPLAINED_HERE = "Quienes llevan este servidor no quieren «Explicar términos aquí» en este canal. Envíame las palabras que te interesan en un mensaje directo, o usa `/preguntar` en otro canal."
RESTARTING = "Me estoy reiniciando. Por favor, vuelve a preguntar en un minuto."
FAILED = "Ahora mismo no he podido buscarlo. Tu pregunta no tiene nada de malo; por favor, vuelve a intentarlo en un minuto."
