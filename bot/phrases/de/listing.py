"""What is said where somebody asks whether a record lists something, in German."""

from __future__ import annotations

WHETHER = {
    "listed": "Der Eintrag führt {name} auf.",
    "absent": "Der Eintrag berichtet {name} als nicht vorhanden.",
    "both": "Der Eintrag führt {name} auf und berichtet es auch als nicht vorhanden.",
    "kinds": "Der Eintrag führt {name} selbst nicht auf, aber genauere Formen davon.",
    "wider": "Der Eintrag führt {name} selbst nicht auf, aber einen weiteren Begriff.",
    "kin": "Der Eintrag führt {name} selbst nicht auf.",
    "nothing": "{name} ist unter den Merkmalen dieses Eintrags nicht aufgeführt.",
    "gene": "Der Eintrag führt {name} unter seinen Genen auf.",
    "no_gene": "{name} ist unter den Genen dieses Eintrags nicht aufgeführt.",
}
LISTED_KIN = {
    "kinds": "Genauere Formen, die der Eintrag aufführt ({count}):",
    "kinds_absent": "Genauere Formen, die der Eintrag als nicht vorhanden berichtet ({count}):",
    "wider": "Weitere Begriffe, die der Eintrag aufführt ({count}):",
    "wider_absent": "Weitere Begriffe, die der Eintrag als nicht vorhanden berichtet ({count}):",
    "elsewhere": "Genauere Erkrankungen, deren Eintrag es aufführt ({count}):",
}
KINSHIP = "Verwendete Hierarchie: {sources}."
NOT_AMONG_LISTED = {
    "nothing": "Das heißt nicht, dass es nicht vorkommt: Ein Eintrag kann etwas auslassen. Nachgesehen in: {sources}.",
    "no_gene": "Das heißt nicht, dass es keine Verbindung gibt: Ein Eintrag kann etwas auslassen. Nachgesehen in: {sources}.",
}
NONE_TO_LIST = "Der Eintrag führt gar keine Merkmale auf."
SEE_LISTED = {
    "features": "Alle aufgeführten Merkmale ({count}): „Merkmale von {id}“.",
    "genes": "Alle aufgeführten Gene ({count}): „Gene von {id}“.",
}
SEE_WANTED = "{name} für sich: „{wanted}“."
