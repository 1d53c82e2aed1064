"""What is said where somebody asks whether a record lists something, in French."""

from __future__ import annotations

WHETHER = {
    "listed": "La fiche mentionne {name}.",
    "absent": "La fiche signale {name} comme absent.",
    "both": "La fiche mentionne {name}, et le signale aussi comme absent.",
    "kinds": "La fiche ne mentionne pas {name} en tant que tel, mais des formes plus précises.",
    "wider": "La fiche ne mentionne pas {name} en tant que tel, mais un terme plus large.",
    "kin": "La fiche ne mentionne pas {name} en tant que tel.",
    "nothing": "{name} ne figure pas parmi les signes de cette fiche.",
    "gene": "La fiche mentionne {name} parmi ses gènes.",
    "no_gene": "{name} ne figure pas parmi les gènes de cette fiche.",
}
LISTED_KIN = {
    "kinds": "Formes plus précises que la fiche mentionne ({count}) :",
    "kinds_absent": "Formes plus précises que la fiche signale comme absentes ({count}) :",
    "wider": "Termes plus larges que la fiche mentionne ({count}) :",
    "wider_absent": "Termes plus larges que la fiche signale comme absents ({count}) :",
    "elsewhere": "Maladies plus précises dont la fiche le mentionne ({count}) :",
}
KINSHIP = "Hiérarchie utilisée : {sources}."
NOT_AMONG_LISTED = {
    "nothing": "Cela ne veut pas dire que cela n'arrive pas : une fiche peut omettre des choses. Cherché dans : {sources}.",
    "no_gene": "Cela ne veut pas dire qu'il n'y a pas de lien : une fiche peut omettre des choses. Cherché dans : {sources}.",
}
NONE_TO_LIST = "La fiche ne mentionne aucun signe."
SEE_LISTED = {
    "features": "Tous les signes de la fiche ({count}) : « signes de {id} ».",
    "genes": "Tous les gènes de la fiche ({count}) : « gènes de {id} ».",
}
SEE_WANTED = "{name} à part : « {wanted} »."
