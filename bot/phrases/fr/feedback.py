"""What people say of an answer, in French: that it was useful or not, and reports."""

from __future__ import annotations

USEFUL, NOT_USEFUL = "Utile", "Pas utile"
VOTED = "Merci. Seul est compté, par mois, quelle section de quelle fiche a été utile ou non : ni vous, ni ce que vous avez demandé."
VOTED_ALREADY = "Merci ; cette carte a déjà votre réponse."
REPORT = "Signaler"
REPORT_FORM = "Signaler cette réponse"
REPORT_NOTE = "Les personnes qui gèrent ce serveur verront votre nom, quelle fiche et quelles sections la carte affiche, et ce que vous écrivez ici. N'écrivez rien sur vous ni sur un patient, s'il vous plaît. Rounds n'en garde rien."
REPORT_REASON = "Qu'est-ce qui ne va pas ?"
REPORT_REASON_HINT = "Choisissez ce qui s'en approche le plus"
REPORT_REASONS = {
    "wrong": "Quelque chose sur la carte est faux ou dépassé",
    "missing": "Il manque quelque chose",
    "other": "Ce n'est pas ce que j'ai demandé",
    "unreadable": "C'est difficile à lire ou mal affiché",
    "else": "Autre chose",
}
REPORT_TEXT = "Avec vos mots, si vous voulez"
REPORT_TEXT_HINT = "Sur la réponse seulement : rien sur vous ni sur un patient"
REPORTED = "Signalement : {name}"
REPORTED_SHOWN = "Affiché : {sections}"
REPORTED_REASON = "Raison : {reason}"
REPORTED_BY = "Signalé par {who}. Où vont les signalements se choisit avec `/paramètres`."
REPORT_SENT = (
    "Merci. Les personnes qui gèrent ce serveur ont votre signalement. Rounds n'en a rien gardé."
)
REPORT_SENT_ALREADY = (
    "Merci ; vous aviez déjà signalé cette carte, et rien n'a été envoyé une seconde fois."
)
REPORT_LOST = "Votre signalement n'a pas pu être remis : le salon des signalements n'existe plus, ou je n'ai pas le droit d'y écrire. Dites-le aux personnes qui gèrent ce serveur, s'il vous plaît ; avec `/paramètres` elles peuvent choisir un autre salon."
REPORT_NOWHERE = "Il n'y a pas de salon pour les signalements ici, personne n'a donc été prévenu."
TRACKERS = "Si c'est la source elle-même qui se trompe, ceux qui la font voudront le savoir. Ces pages sont remplies avec les seules données de la carte ; rien n'est envoyé avant que vous ne l'envoyiez : {links}"
NO_TRACKERS = "Pour ce que montre cette carte, je ne connais aucune page où ses sources reçoivent des signalements ; `/sources` dit d'où vient chacune."
