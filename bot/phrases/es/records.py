"""Titles and what is said of the statements of a record, in Spanish."""

from __future__ import annotations

# Titles.

SECTIONS = {
    "definition": "Definición",
    "clinical_features": "Signos clínicos",
    "features_by_system": "Signos clínicos por sistema corporal",
    "reported_absent": "Descritos como ausentes",
    "course": "Inicio y evolución",
    "conditions": "Enfermedades con este signo",
    "inheritance": "Modo de herencia",
    "genes": "Genes",
    "guidelines": "Guías profesionales",
    "reviews": "Revisiones sistemáticas",
    "studies": "Estudios clínicos",
    "publications": "Publicaciones enlazadas por NCBI",
    "hierarchy": "Jerarquía",
    "related": "Conceptos relacionados",
    "identifiers": "Identificadores",
    "synonyms": "Nombres",
    "resources": "Recursos",
    "asked": "Si consta en la ficha",
    "citation": "Referencia bibliográfica",
    "cite": "Cómo citar esta ficha",
    "gene_conditions": "Enfermedades asociadas a este gen",
}
KINDS = {
    "disease": "enfermedad",
    "feature": "signo clínico",
    "group": "grupo de enfermedades",
    "unstated": "tipo no indicado",
    "gene": "gen",
}
DISEASE_AND_FEATURE = "enfermedad y signo clínico"
NAME_KINDS = {
    "preferred": "nombre preferente",
    "synonym": "sinónimo",
    "abbreviation": "abreviatura",
    "lay": "término coloquial",
    "former": "nombre anterior",
}
RESOURCE_GROUPS = {
    "clinical": "Recursos clínicos",
    "practice_guidelines": "Guías de práctica clínica",
    "molecular": "Recursos moleculares",
    "consumer": "Recursos para pacientes y familias",
    "epidemiology": "Frecuencia",
    "prognosis": "Pronóstico",
}

# Sections.

NONE_LISTED = "No consta nada en esta ficha ({sources}). Eso no significa que no haya nada."
OF_KINDS = "Enfermedades más específicas cuyas fichas recogen algo ({count}):"
KIN_MAY = (
    "Los conceptos más específicos o más amplios pueden tenerlos: mira «{hierarchy}» ({count})."
)
NO_MODE_AS_SUCH = (
    "En esta ficha ({sources}) no consta ningún modo de herencia como tal. Lo nombra en otro lugar:"
)
STANDS_UNDER = "En la jerarquía está debajo de «{name}» ({id})."
DEFINED_WITH_MODE = "Una definición nombra uno:"
NOT_LISTED = "No consta en esta ficha ({sources}): {sections}. Eso no significa que no haya nada."
WITHHELD = "{source} tiene más datos aquí ({rows}): filas automáticas (evidencia IEA) que se omiten porque reutilizarlas requiere el permiso de OMIM."
NOT_OF_THIS_KIND = "Las fichas de este tipo ({kind}) no tienen esa sección."
NO_OWN_SECTION = {
    "management": "Las fichas no tienen una sección sobre el tratamiento; abajo están las guías que constan, nada más.",
    "diagnosis": "Las fichas no tienen una sección sobre el diagnóstico; abajo está lo que consta y guarda relación con él.",
    "prognosis": "Las fichas no tienen una sección sobre el pronóstico; abajo están el inicio, la evolución y las publicaciones que constan.",
    "epidemiology": "Las fichas no tienen una sección sobre la frecuencia de la enfermedad; abajo están los estudios que constan.",
    "prevention": "Las fichas no tienen una sección sobre la prevención; abajo están las guías que constan.",
    "codes": "Los códigos CIE no están en ninguna de las fuentes cargadas; abajo están los identificadores que sí dan.",
}
NO_SECTION_NOR_LIST = {
    "management": "Las fichas no tienen una sección sobre el tratamiento, y en esta no consta ninguna guía.",
    "diagnosis": "Las fichas no tienen una sección sobre el diagnóstico, y en esta no consta nada que guarde relación con él.",
    "prognosis": "Las fichas no tienen una sección sobre el pronóstico, y en esta no constan ni el inicio, ni la evolución, ni publicaciones.",
    "epidemiology": "Las fichas no tienen una sección sobre la frecuencia de la enfermedad, y en esta no consta ningún estudio.",
    "prevention": "Las fichas no tienen una sección sobre la prevención, y en esta no consta ninguna guía.",
    "codes": "Los códigos CIE no están en ninguna de las fuentes cargadas, y en esta ficha no constan otros identificadores.",
}
FEATURE_COUNT = "Hay {count} signos anotados; no es un cuadro clínico completo."
FEATURE_COUNT_ONE = "Hay 1 signo anotado; no es un cuadro clínico completo."
ABSENT_NOTE = "Se buscaron y se describieron como no presentes:"
CONDITIONS_NOTE = "Anotadas directamente con este signo: {count}, primero las que tienen más descripciones. Es una coincidencia de anotaciones, no un diagnóstico."
FIRST_CONDITIONS = "Aquí, las {shown} primeras; todas están en la sección «{section}»."
NEWEST_LINKED = (
    "Las {shown} más recientes de {total} enlazadas; enlazadas automáticamente, no escogidas."
)
ALL_LINKED = "Todas las enlazadas ({shown}); enlazadas automáticamente, no escogidas."
NEWEST = "La más reciente de la lista: {year}."
NARROWED = "Solo las {how}; omitidas: {left_out}."
NOTHING_LEFT = "No queda nada: se pidieron solo las {how}. Omitidas: {left_out}."
OF_SYSTEM = "Solo los de un sistema corporal ({system}); omitidos: {left_out}."
NONE_OF_SYSTEM = "En esta ficha no consta ningún signo de este sistema corporal ({system}). Eso no significa que no haya ninguno. Signos de otros sistemas: {left_out}."
NONE_BY = "Aquí no consta ninguna publicación {how}. Omitidas: {left_out}."
THIS_AUTHOR = "esta persona"  # whose name is not known any more
NARROWED_BY = {
    "author": "de {}",
    "year": "de {}",
    "free": "con texto completo gratuito",
    "since": "de {} o posteriores (un año no indicado no cuenta)",
}
CATEGORIES = {
    "etiology": "Etiología",
    "diagnosis": "Diagnóstico",
    "therapy": "Tratamiento",
    "prognosis": "Pronóstico",
    "prediction": "Guías de predicción clínica",
}
SEE_ALL = "Ver todas ({total})"
SEARCHED = "Búsqueda en PubMed: {listed} de {total} en la lista, primero las más recientes"
SEARCHED_NOTHING = "Búsqueda en PubMed: no se encontró nada"
SEARCH_CAVEAT = "Encontrado con una búsqueda por los nombres del concepto: un artículo puede tratar de algo más amplio o mencionarlo de paso, y otros pueden faltar. Nadie ha revisado la lista."
CITE_FILES = "Los artículos que constan en la ficha van aparte: pide «artículos». Como archivo, con esta línea: «Enviar a…» en una tarjeta y `/exportar` en Discord (Markdown, texto, JSON, CSV; los artículos en BibTeX, RIS, CSL-JSON), `rounds export` para quien administra Rounds."
RETRACTED = "RETRACTADO"
COMPLETED = "{source}; lo que omite: {completed}"
AUTHORS = "({count} autores)"
NO_TITLE = "Título no indicado en esta ficha"
FREE = "texto completo gratuito"
NO_FREE = "no consta texto completo gratuito"
PUBMED = "PubMed"
BY_DOI = "DOI"
PMC = "PMC"
RESOURCE = "{group}: {label}"
MADE_LINKS = "Enlaces que Rounds crea con lo que contiene esta ficha; ninguna fuente los indica:"
MADE_LINK = "{group}: {label}, a partir de {made_of}"
MADE_SEARCH = "{group}: {label}, búsqueda de «{made_of}»"
GUIDELINE_SEARCH = "La búsqueda de guías se hace por el nombre: puede dar artículos sobre temas más amplios y pasar por alto guías."
MEDGEN_FAQ = "Ayuda de MedGen"
ASSOCIATIONS = {"question": "dudosa"}
GENE_ASKED_ELSEWHERE = "Los genes no tienen esa sección; las enfermedades sí. Abre una de estas."
GENE_CALLED = "Se muestra {symbol}: «{called}» es su producto, o un símbolo anterior (un nombre de uso corriente que recoge Rounds)."
GENE_CONDITIONS_NOTE = (
    "Asociadas a él por una fuente cargada: {count}. Una asociación no es un diagnóstico."
)
GENE_WITHOUT_SYMBOL = "Gen {number} de NCBI"
ASKED = "Fuentes consultadas: {sources}."
FREQUENCY_NOT_GIVEN = "frecuencia no indicada"
STATED = {
    "frequency": "frecuencia {value}",
    "onset": "inicio {value}",
    "sex": "sexo {value}",
    "modifiers": "modificador {value}",
    "evidence": "evidencia: {value}",
    "references": "referencia {value}",
}
FREQUENCY_UNKNOWN = "Frecuencia no indicada ({count})"
SUMMED_BRIEFLY = "{seen}/{of} en {reports} informes"
SUMMED = "en total, {seen} de {of}"
EVIDENCE = {
    "PCS": "estudio publicado",
    "TAS": "afirmación rastreable",
    "IEA": "anotación automática",
}
SYSTEM = "{system} ({count})"
NO_BODY_SYSTEM = "Sistema corporal no indicado"
BODY_SYSTEMS = "sistema corporal: {systems}"
ROLES = {"parent": "superior: ", "child": "inferior: "}
CONTENTS = "En esta ficha: {contents}"
SOURCES = "Fuentes: {sources}"
SOURCE = "{name} {dated}"
COUNTED = {
    "concept": "conceptos",
    "name": "nombres",
    "feature": "anotaciones de signos",
    "definition": "definiciones",
}
VIA = "{name} a través de {via}"
AGE = "de hace {months} meses"
RETRIEVED = "consultado el {date}"
FOOTER = "Citas de fuentes; no es consejo médico."
DISCLAIMER = "Son citas de las fuentes nombradas, no consejo médico. No tratan de nadie en particular, y a una ficha le pueden faltar cosas. Para preguntas sobre una persona, acude a un profesional médico o de asesoramiento genético."
QUOTED = "Nombres y citas, en el idioma de su fuente (por lo general, inglés)."
