"""Why this concept is shown, in French."""

from __future__ import annotations

MATCHED = "correspond : {name}"
NAMED = "{kind} « {name} »"
GIVEN_BY = "{name} ({source})"
GIVEN_BY_WITHIN = "{name}, {source}"
AND_OTHERS = "{source} et {count} de plus"
SHOWN = "Affiché : {name} ({how})"
SHOWING = {
    "spelling": "orthographe proche",
    "words": "en d'autres mots",
    "close": "nom le plus proche",
    "part": "nommé dans votre message",
}
SHOWING_BY = {
    "spelling": "orthographe proche de {name}",
    "words": "en d'autres mots : {name}",
    "close": "nom le plus proche : {name}",
    "part": "nommé dans votre message sous la forme {name}",
}
READ_AS = "« {typed} » lu comme « {read_as} »"
READ_WORD_BY_WORD = "{shown} : {read}"
MATCHED_NAME = "« {name} »"
MATCHED_ID = "correspond : identifiant {matched}"
MATCHED_MERGED = "{former} a été fusionné avec {current} ({source})"
MATCHED_RENAMED = "{former} est maintenant {current} ({source})"
SINCE = "{source}, daté de {since}"
MATCHED_LAST = "À propos du dernier concept demandé"
MATCHED_CITATION = "{matched} figure dans cette fiche"
LISTED_IN_SECTIONS = "{matched} figure dans cette fiche, sous : {sections}"
MATCHED_GENE = "correspond : gène {matched}"
OTHERS = "Peut aussi désigner : {others}"
PINNED_NAME = "« {name} », comme épinglé ici"
PINNED_HERE = "Sens épinglé de {subject} ici ; autres : {others}"
PINNED_HERE_ALONE = "Sens épinglé de {subject} ici"
ALSO_LISTED = "Figure aussi dans : {others}"
