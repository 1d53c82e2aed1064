"""Help, what Rounds is, and the first words in a server, in Spanish."""

from __future__ import annotations

HELP_TITLE = "Ayuda"
HELP_OF = "{title}: {topic}"
HELP_MENU = "Más ayuda"
HELP_TRY = "Prueba uno de estos:"
HELP_TOPICS = {
    "start": "Preguntar",
    "sections": "Qué se puede mostrar",
    "ids": "Identificadores",
    "kinds": "¿Enfermedad o signo?",
    "sources": "De dónde viene",
    "guidelines": "Guías y estudios",
    "unsure": "Cuando Rounds pregunta",
    "privacy": "Privacidad y seguridad",
    "admins": "Para administradores",
}
HELP_TEXTS = {
    "start": (
        "Pregunta con palabras sencillas; no importa si hay erratas. Muchas enfermedades las conozco también por su nombre en español, y todas por el inglés. Escríbeme un mensaje directo, mencióname en un canal, responde a una de mis tarjetas o usa un comando con `/`.",
        "«¿genes?», «¿tipo 2?» o «el segundo» siguen con lo último por lo que has preguntado, durante media hora, solo para ti y en ese lugar.",
        "Con `privado` solo tú ves la respuesta. Los nombres de las enfermedades se sugieren mientras escribes.",
    ),
    "sections": (
        "Una ficha tiene definición, nombres, signos clínicos (por frecuencia o por sistema corporal), lo descrito como ausente, inicio y evolución, modo de herencia, genes, guías, revisiones, estudios, su lugar en la jerarquía, conceptos relacionados, identificadores y recursos.",
        "Di en la pregunta lo que quieres o escógelo en el menú debajo de una tarjeta. El menú muestra lo que contiene la ficha, con su número; de lo que no contiene se dice que falta, nunca se adivina.",
    ),
    "ids": (
        "Envía un identificador tal como lo tengas: un CUI de MedGen (C y 7 cifras, o CN y cifras) o su UID, MONDO, HP, OMIM, Orphanet, MeSH, GARD, el número de un gen en NCBI, un PMID, un identificador de PMC o un DOI. Con dos puntos, guion bajo, espacio o como enlace, todos se leen igual; un identificador nunca se corrige.",
        "Un CUI (identificador único de concepto) es el número de un concepto en el UMLS; MedGen lo usa para sus fichas, y sus propios números CN cuando el UMLS no tiene ninguno.",
        "Un número de OMIM puede llevar a dos fichas: OMIM numera enfermedades y genes, y las fuentes pueden asociar un número a una enfermedad y a un grupo o subtipo de ella. Entonces pregunto cuál quieres decir.",
    ),
    "kinds": (
        "Una enfermedad tiene una evolución y, a menudo, una causa; un signo clínico es algo que se observa en las personas: un signo en sentido estricto, un síntoma o un hallazgo. Algunos nombres son ambas cosas. La tarjeta dice de qué se trata; decide la sección que pides, y lo otro está a una pulsación.",
        "La tarjeta de un signo muestra las enfermedades a las que se ha anotado. Esa lista es una coincidencia de anotaciones, no un diagnóstico.",
    ),
    "sources": (
        "Cada frase es una cita de una fuente identificada, con su versión, o una frase fija mía. No interviene ningún modelo de lenguaje. `/fuentes` muestra lo que está cargado, con licencias y cómo citar cada una.",
        "Que haya dos signos anotados no significa que haya dos síntomas en total: las anotaciones son lo que alguien ha registrado hasta ahora.",
    ),
    "guidelines": (
        "Las guías, revisiones y estudios se muestran con revista, año, PMID y DOI, y con texto completo gratuito cuando la fuente lo marca. Las listas que vienen de una búsqueda pueden incluir artículos sobre temas más amplios y omitir otros; la tarjeta lo dice.",
        "«No consta texto completo gratuito» significa solo eso: la fuente no tiene esa marca.",
    ),
    "unsure": (
        "Una abreviatura como IIM puede significar varias cosas, y un mismo nombre, una enfermedad y un signo. Entonces pregunto, y pulsas lo que quieres decir.",
        "Un nombre que he leído de otra forma que como se escribió aparece encima de la respuesta. Si nada encaja, lo digo y muestro los nombres más parecidos: una respuesta errónea es peor que ninguna.",
    ),
    "privacy": (
        "Por favor, no escribas nada sobre ti ni sobre un paciente. No doy diagnósticos, riesgos ni dosis; pregunta a un profesional médico, de asesoramiento genético o de farmacia.",
        "Lo que preguntas no se guarda ni se registra. El último concepto que has consultado, con lo que se ofreció, se mantiene en memoria durante media hora.",
    ),
    "admins": (
        "Rounds solo lee comandos, mensajes directos, menciones y respuestas a sus mensajes. No necesita permisos privilegiados y nunca notifica a nadie con menciones.",
        "`/configuración` fija cómo respondo en todo el servidor, y en un canal aparte; `/fijar`, qué significa allí una abreviatura.",
        "Dónde se pueden usar los comandos se ajusta también en la configuración del servidor, en Integraciones.",
    ),
}
HELP_EXAMPLES = {
    "symptoms": "¿cuáles son los síntomas de Marfan syndrome?",
    "misspelt": "herencia de cystic fibrosys",
    "gene": "¿qué gen causa cystic fibrosis?",
    "follow_up": "¿genes?",
    "systems": "body systems of Marfan syndrome",
    "onset": "¿a qué edad empieza Huntington disease?",
    "id": "MONDO:0600024",
    "feature_id": "HP:0003701",
    "feature": "conditions with proximal muscle weakness",
    "studies": "¿qué estudios hay sobre familial idiopathic inflammatory myopathy?",
    "guidelines": "¿qué guías hay para familial idiopathic inflammatory myopathy?",
    "abbreviation": "IIM",
}

# About.

ABOUT_TITLE = "Acerca de Rounds"
ABOUT = "Rounds encuentra la ficha de la enfermedad genética o del signo clínico que quieres, y muestra lo que dicen de ella fuentes identificadas, con su versión."
ABOUT_VERSION = "Rounds {version}, software libre (licencia MIT)."
ABOUT_HOLDS = (
    "Contiene {concepts:,} conceptos con {names:,} nombres. `/fuentes` muestra de dónde vienen."
)
ABOUT_NOT = "Es para estudio y consulta. No es un producto sanitario, no lo gestionan ni avalan las fuentes que cita y no da consejo médico."
ABOUT_HELP = "`/ayuda` muestra cómo preguntar."
PRIVACY_PAGE = "Política de privacidad"
TERMS_PAGE = "Condiciones de uso"
SOURCE_PAGE = "Código fuente"

# The first words in a server.

TOUR_TITLE = "Hola, soy Rounds"
TOUR = (
    "Busco enfermedades genéticas y signos clínicos, y muestro lo que dicen de ellos fuentes identificadas, con su versión.",
    "Usa `/preguntar` o mencióname con una pregunta. Aquí no leo nada más, no guardo preguntas y no notifico a nadie.",
    "Por favor, no escribas nada sobre ti ni sobre un paciente: no doy consejo médico.",
)
