"""What is said on Discord alone, in Spanish: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Fuentes de este conocimiento"
CONTINUED = "{section} (continuación)"
PAGE = "página {page} de {pages}"
PREVIOUS = "‹ Anterior"
NEXT = "Siguiente ›"
DELETE = "Borrar"
OPEN = "Abrir {number}"
SECTIONS_MENU = "Secciones de esta ficha"
NAMED_MENU = "Abre uno de estos"
OPEN_FOR_DEFINITION = "Qué significa cada uno: escógelo abajo."
SUMMARY_OPTION = "Resumen"
OTHERS_MENU = "También podría ser…"
CHOICES_MENU = "Escoge uno (del {first} al {last})"
CHOOSE_HERE = "Pulsa uno. ¿Ninguno de estos? Prueba con el nombre completo o un identificador."
COMMANDS = {
    "ask": "Pregunta por una enfermedad genética o un signo clínico con tus palabras",
    "concept": "Muestra la ficha de una enfermedad o de un signo clínico",
    "symptoms": "Muestra los signos clínicos anotados a una enfermedad",
    "features": "Muestra los signos clínicos anotados a una enfermedad",
    "citations": "Muestra las guías, revisiones y estudios que constan de una enfermedad",
    "sources": "Muestra de dónde cita Rounds: versiones, licencias y cómo citar cada fuente",
    "help": "Muestra cómo preguntar, con ejemplos para pulsar",
    "about": "Muestra qué es Rounds, su versión, su política de privacidad y sus condiciones",
}
OPTIONS = {
    "question": "Con palabras sencillas; por favor, no escribas nada sobre ti ni sobre un paciente",
    "name": "Un nombre (en inglés), una abreviatura o un identificador; escoge de la lista al escribir",
    "section": "Muestra esta sección en lugar del resumen",
    "private": "Muestra la respuesta solo a ti",
    "topic": "Lo que te gustaría saber",
}
NOT_YOURS = "Solo puede borrarlo quien preguntó o alguien que gestione los mensajes aquí."
OLD_BUTTON = "Este botón es de una versión anterior de Rounds. Por favor, vuelve a preguntar."
OLD_COMMAND = "Este comando ha cambiado desde que tu Discord lo cargó. Por favor, vuelve a intentarlo en un minuto."
NOT_HERE = "Quienes llevan este servidor no quieren este comando en este canal. Prueba en otro canal o en un mensaje directo conmigo."
RESTARTING = "Me estoy reiniciando. Por favor, vuelve a preguntar en un minuto."
FAILED = "Ahora mismo no he podido buscarlo. Tu pregunta no tiene nada de malo; por favor, vuelve a intentarlo en un minuto."
