"""Asking back, and saying that nothing fits, in Spanish."""

from __future__ import annotations

# Asking back.

CHOICES = {
    "abbreviation": "«{subject}» significa más de una cosa. ¿Cuál quieres decir?",
    "name": "Más de un concepto se llama así. ¿Cuál quieres decir?",
    "kind": "Es el nombre de una enfermedad y también de un signo clínico. ¿Cuál quieres decir?",
    "close": "No tengo claro cuál quieres decir. Los nombres más parecidos:",
    "identifier": "{subject} puede ser más de una cosa. ¿Cuál quieres decir?",
    "gene_or_condition": "«{subject}» es un gen y también el nombre de otra cosa. ¿Cuál quieres decir?",
    "citation": "{subject} consta como evidencia de signos de estos conceptos:",
    "linked": "NCBI enlaza {subject} con estos conceptos; enlazados automáticamente, no escogidos:",
    "terms": "Estos son los términos que reconozco en el mensaje; puedes abrir cada uno:",
    "compare": "Muestro los conceptos uno por uno y todavía no los comparo. Abre cada uno:",
    "instead": "Entonces lo he leído mal. ¿Es uno de estos?",
    "gene_in_part": "El mensaje nombra un gen; ninguna ficha encaja con el resto, y las variantes sueltas no están en ninguna. Abrir el gen:",
    "of_gene": "Estas enfermedades están asociadas a {subject}. ¿Por cuál preguntas?",
    "of_these": "¿Por cuál de estos preguntas?",
    "reverse_lookup": "Todavía no busco por varios signos a la vez. Los signos que has nombrado, uno por uno:",
}
CLOSE_ONE = "No lo tengo claro. ¿Es este?"
MORE = "Hay más nombres igual de parecidos ({count}); otra palabra del nombre ayuda a concretar."

# Nothing fits.

NO_MATCH = {
    "nothing_fits": "No he encontrado ningún concepto que encaje. Solo cito fichas de enfermedades genéticas y de sus signos.",
    "no_topic": "¿De qué enfermedad o signo se trata? Escribe su nombre.",
    "no_choice": "En ese lugar no hay nada que elegir. Escribe el nombre de lo que buscas.",
    "no_pair": "¿Cuáles dos? Escribe ambos nombres con «vs» entre ellos y abro los dos.",
    "other_language": "Entiendo la pregunta en {detail}, pero no encaja ningún nombre que yo conozca. Prueba con el nombre en inglés; un identificador sirve en cualquier idioma.",
    "other_script": "Ningún nombre cargado encaja. Los nombres se buscan en inglés, en letras latinas; un identificador sirve en cualquier idioma.",
    "unknown_identifier": "{subject} tiene la forma de un identificador, pero las fuentes cargadas no lo contienen. Compruébalo o pregunta por el nombre.",
    "malformed_identifier": "«{subject}» no es un identificador completo: debe llevar {expected} y lleva {found}. Los identificadores nunca se adivinan: envíalo entero o pregunta por el nombre.",
    "unknown_citation": "{subject} no está en las fichas cargadas, así que no puedo decir nada al respecto.",
    "unknown_gene": "Ninguna fuente cargada asocia una enfermedad a un gen «{subject}». Los símbolos nunca se adivinan.",
    "no_terms": "No reconozco en este mensaje ninguna enfermedad, signo o gen por su nombre. Busco los nombres tal como se escriben; `/preguntar` perdona las erratas.",
    "only_quotes": "Solo cito fuentes identificadas y no sigo otras instrucciones.",
}
# Códigos que ninguna fuente recoge, según lo que son.
UNHELD = {
    "variant": "«{subject}» parece una variante suelta. Las fuentes cargadas hablan de genes y enfermedades, no de variantes: pregunta por el gen, como CFTR, o por la enfermedad.",
    "gene_id": "«{subject}» parece un identificador de un gen, un transcrito o una proteína que ninguna fuente cargada recoge. Sirve el símbolo del gen, como FBN1, y su identificador de NCBI Gene, como NCBI Gene 2200.",
    "icd": "«{subject}» parece un código de la CIE. Ninguna fuente cargada los recoge: pregunta por el nombre de la enfermedad.",
    "short": "«{subject}» puede ser un código de la CIE, que ninguna fuente cargada recoge, o la forma corta de otra cosa. Escribe algo más: «{subject} deficiency», o el nombre de la enfermedad.",
    "trial": "«{subject}» parece el número de un estudio o de una prueba. No los busco: pregunta por los estudios de una enfermedad, con su nombre.",
    "register": "«{subject}» parece un identificador de un vocabulario que no está cargado. Busco por nombre y por identificadores de MedGen, MONDO, OMIM, Orphanet, HPO, MeSH, SNOMED CT, GARD y NCBI Gene.",
}
NOT_OFFERED = {
    "quiz": "Rounds todavía no ofrece cuestionarios.",
    "medicine": "Rounds conoce enfermedades y signos, no medicamentos: pregunta en una farmacia o consulta el prospecto.",
    "note": "Rounds todavía no guarda notas de equipo.",
    "export": "Los archivos se crean con «Enviar a…» en una tarjeta y con `/exportar` en Discord, y con `rounds export` para quien gestiona Rounds.",
    "history": "Lo que abres solo se guarda si lo activas, y solo tú lo ves: en Discord, `/historial activar`, `mostrar`, `desactivar` y `vaciar`.",
    "changes": "Rounds todavía no compara versiones.",
    "privacy": "Ninguna pregunta se guarda ni se registra; el último concepto que has consultado, con lo que se ofreció, se mantiene en memoria durante media hora. En Discord, `/privacidad mostrar` dice qué más se guarda, `/privacidad exportar` te lo entrega y `/privacidad borrar` lo borra.",
    "greeting": "¡Hola! Pregúntame por una enfermedad genética o un signo clínico con tus propias palabras.",
    "thanks": "No hay de qué.",
    "comfort": "Es mucho lo que llevas encima, y yo solo puedo citar fichas. Tu médico, un asesor genético o una asociación de pacientes puede hablarlo contigo, y una línea de ayuda a cualquier hora.",
    "fine": "De acuerdo. Pregunta cuando quieras; «no quería decir eso» muestra lo que se parece a la última respuesta.",
    "about": "Soy Rounds. Busco la ficha que quieres y cito lo que dicen de ella fuentes identificadas, con su versión. Escribe «ayuda» para ver ejemplos.",
    "language": "Leo nombres y preguntas en inglés, español, francés y alemán. Lo que digo yo va en el idioma de tu Discord, si lo tengo; las fuentes se citan tal como son, casi siempre en inglés.",
    "loaded": "Cada respuesta nombra sus fuentes con su versión; `/fuentes` muestra todo lo que está cargado, con su licencia y cómo citarlo (el operador lo ve con `rounds sources`).",
    "reminder": "Rounds todavía no envía recordatorios ni preguntas diarias.",
    "general": "Es una pregunta sobre la genética en general, y yo tengo fichas de enfermedades y signos concretos. Un término que una fuente cargada recoge se abre por su propio nombre.",
    "money": "De seguros, derecho y prestaciones no hablan las fuentes cargadas: puede informar una asociación de pacientes o un trabajador social.",
    "elsewhere": "De estudios, formación y trabajo no hablan las fuentes cargadas: puede informar una sociedad de genética o de asesoramiento genético.",
    "discovery": "Quién describió por primera vez una enfermedad, cuándo y por quién lleva su nombre no consta en las fichas que tengo.",
}
OFFERED = "Puedo mostrar lo que dicen de un concepto fuentes identificadas: pregunta por sus signos, herencia, genes, guías, estudios o identificadores."
STILL_SPOKEN = "¿Sigue siendo sobre {name}? Pregunta por sus signos, herencia, genes, guías, estudios o identificadores."
NEAREST = "Nombres más parecidos:"
DID_YOU_MEAN = "¿Querías decir alguno de estos?"
TRY_ID = "También puedes enviar un identificador, como C3888318, MONDO:0600024, OMIM:160750 o HP:0003701."
CUI_DIGITS = "Si era un CUI: lleva una C y 7 cifras, y nunca se adivina."
LOOK_THERE = "Su página: {link}"
LANGUAGE_NAMES = {
    "English": "inglés",
    "Spanish": "español",
    "French": "francés",
    "German": "alemán",
}
ID_FORMS = {
    "6 digits": "6 cifras",
    "7 digits": "7 cifras",
    "1 to 7 digits": "de 1 a 7 cifras",
    "1 to 3 digits, the first not 0": "de 1 a 3 cifras, la primera distinta de 0",
    "1 to 6 digits, the first not 0": "de 1 a 6 cifras, la primera distinta de 0",
    "1 to 7 digits, the first not 0": "de 1 a 7 cifras, la primera distinta de 0",
    "1 to 8 digits, the first not 0": "de 1 a 8 cifras, la primera distinta de 0",
    "1 to 9 digits, the first not 0": "de 1 a 9 cifras, la primera distinta de 0",
    "6 to 18 digits, the first not 0": "de 6 a 18 cifras, la primera distinta de 0",
    "C and 7 digits, or CN and 6 digits": "C y 7 cifras, o CN y 6 cifras",
    "C or D and 6 or 9 digits": "C o D y 6 o 9 cifras",
    "GTRT and 9 digits": "GTRT y 9 cifras",
    "10., digits, / and a name": "10., cifras, / y un nombre",
}
DIGITS = "{count} cifras"
DIGITS_ONE = "1 cifra"
LETTERS_AND_DIGITS = "{letters} y {digits}"
