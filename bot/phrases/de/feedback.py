"""What people say of an answer, in German: that it was useful or not, and reports."""

from __future__ import annotations

USEFUL, NOT_USEFUL = "Hilfreich", "Nicht hilfreich"
VOTED = "Danke. Gezählt wird nur, welcher Abschnitt welches Eintrags hilfreich war oder nicht, nach Monat: nicht wer du bist und nicht, was du gefragt hast."
VOTED_ALREADY = "Danke; diese Karte hat deine Antwort schon."
REPORT = "Melden"
REPORT_FORM = "Diese Antwort melden"
REPORT_NOTE = "Wer diesen Server verwaltet, sieht deinen Namen, welchen Eintrag und welche Abschnitte die Karte zeigt, und was du hier schreibst. Schreib bitte nichts über dich oder einen Patienten. Rounds behält nichts davon."
REPORT_REASON = "Was stimmt nicht?"
REPORT_REASON_HINT = "Wähle, was am ehesten passt"
REPORT_REASONS = {
    "wrong": "Etwas auf der Karte ist falsch oder veraltet",
    "missing": "Etwas fehlt",
    "other": "Das habe ich nicht gefragt",
    "unreadable": "Es ist schwer zu lesen oder sieht kaputt aus",
    "else": "Etwas anderes",
}
REPORT_TEXT = "In deinen Worten, wenn du magst"
REPORT_TEXT_HINT = "Nur zur Antwort: nichts über dich oder einen Patienten"
REPORTED = "Meldung: {name}"
REPORTED_SHOWN = "Gezeigt wurde: {sections}"
REPORTED_REASON = "Grund: {reason}"
REPORTED_BY = "Gemeldet von {who}. Wohin Meldungen gehen, wird mit `/einstellungen` gewählt."
REPORT_SENT = (
    "Danke. Wer diesen Server verwaltet, hat deine Meldung. Rounds hat nichts davon behalten."
)
REPORT_SENT_ALREADY = (
    "Danke; du hast diese Karte schon gemeldet, und nichts wurde ein zweites Mal gesendet."
)
REPORT_LOST = "Deine Meldung konnte nicht zugestellt werden: Den Kanal für Meldungen gibt es nicht mehr, oder ich darf dort nicht schreiben. Sag es bitte denen, die diesen Server verwalten; unter `/einstellungen` können sie einen anderen Kanal wählen."
REPORT_NOWHERE = "Hier gibt es keinen Kanal für Meldungen, es wurde also niemandem Bescheid gesagt."
TRACKERS = "Wenn die Quelle selbst falsch ist, wollen die es wissen, die sie machen. Diese Seiten sind nur mit Angaben der Karte ausgefüllt; nichts wird gesendet, bevor du es sendest: {links}"
NO_TRACKERS = "Für das, was diese Karte zeigt, kenne ich keine Seite, auf der ihre Quellen Meldungen annehmen; `/quellen` sagt, woher jede von ihnen kommt."
