"""What is said where somebody asks whether a record lists something, in Spanish."""

from __future__ import annotations

WHETHER = {
    "listed": "La ficha recoge {name}.",
    "absent": "La ficha describe {name} como ausente.",
    "both": "La ficha recoge {name}, y también lo describe como ausente.",
    "kinds": "La ficha no recoge {name} como tal, pero sí formas más específicas.",
    "wider": "La ficha no recoge {name} como tal, pero sí un término más amplio.",
    "kin": "La ficha no recoge {name} como tal.",
    "nothing": "{name} no consta entre los signos de esta ficha.",
    "gene": "La ficha recoge {name} entre sus genes.",
    "no_gene": "{name} no consta entre los genes de esta ficha.",
}
LISTED_KIN = {
    "kinds": "Formas más específicas que la ficha recoge ({count}):",
    "kinds_absent": "Formas más específicas que la ficha describe como ausentes ({count}):",
    "wider": "Términos más amplios que la ficha recoge ({count}):",
    "wider_absent": "Términos más amplios que la ficha describe como ausentes ({count}):",
    "elsewhere": "Enfermedades más específicas cuyas fichas lo recogen ({count}):",
}
KINSHIP = "Jerarquía usada: {sources}."
NOT_AMONG_LISTED = {
    "nothing": "Eso no significa que no ocurra: una ficha puede omitir cosas. Se ha mirado en: {sources}.",
    "no_gene": "Eso no significa que no haya relación: una ficha puede omitir cosas. Se ha mirado en: {sources}.",
}
NONE_TO_LIST = "La ficha no recoge ningún signo."
SEE_LISTED = {
    "features": "Todos los signos de la ficha ({count}): «signos de {id}».",
    "genes": "Todos los genes de la ficha ({count}): «genes de {id}».",
}
SEE_WANTED = "{name} por separado: «{wanted}»."
