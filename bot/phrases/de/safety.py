"""The safety replies in German. Not reviewed: an operator must have them reviewed."""

from __future__ import annotations

ACCOMPANY = {
    "personal": "Über dich oder jemanden, den du kennst, kann ich nichts sagen: keine Diagnose, kein Risiko, keine Prozente. Eine Ärztin, ein Arzt oder eine genetische Beratung kann es.",
    "dose": "Ich nenne nie Dosen. Eine Apotheke oder Arztpraxis kann es.",
}
IN_GENERAL = "Das sagen die Quellen im Allgemeinen."
URGENT = "Neue Beschwerden beim Schlucken oder Atmen gehören bald ärztlich untersucht; sind sie stark, ruf jetzt den Notruf ({emergency})."
STOP = {
    "emergency": "Das kann ein Notfall sein. Ruf jetzt den Notruf ({emergency}) und bleib bei der Person. Ich habe nichts nachgeschlagen.",
    "self_harm": "Es tut mir leid, dass es gerade so schwer ist. Bitte sprich mit jemandem, dem du vertraust, oder ruf jetzt hier an: {help_lines}. Bei unmittelbarer Gefahr ruf {emergency}. Für Fragen bin ich weiter da, und nichts davon wird gespeichert.",
    "patient_data": "Das sieht nach Namen, Geburtsdatum oder Aktennummer einer Patientin oder eines Patienten aus. Bitte lösche die Nachricht und frag ohne diese Angaben noch einmal. Ich habe nichts nachgeschlagen und nichts gespeichert.",
}
