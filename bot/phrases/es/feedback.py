"""What people say of an answer, in Spanish: that it was useful or not, and reports."""

from __future__ import annotations

USEFUL, NOT_USEFUL = "Útil", "No es útil"
VOTED = "Gracias. Solo se cuenta qué sección de qué registro fue útil o no, por mes: ni quién eres ni lo que preguntaste."
VOTED_ALREADY = "Gracias; esta tarjeta ya tiene tu respuesta."
REPORT = "Avisar"
REPORT_FORM = "Avisar sobre esta respuesta"
REPORT_NOTE = "Quienes administran este servidor verán tu nombre, qué registro y qué secciones muestra la tarjeta y lo que escribas aquí. No escribas nada sobre ti ni sobre un paciente, por favor. Rounds no guarda nada de ello."
REPORT_REASON = "¿Qué está mal?"
REPORT_REASON_HINT = "Elige lo que más se acerque"
REPORT_REASONS = {
    "wrong": "Algo de la tarjeta es incorrecto o está anticuado",
    "missing": "Falta algo",
    "other": "No es lo que pregunté",
    "unreadable": "Cuesta leerla o se ve mal",
    "else": "Otra cosa",
}
REPORT_TEXT = "Con tus palabras, si quieres"
REPORT_TEXT_HINT = "Solo sobre la respuesta: nada sobre ti ni sobre un paciente"
REPORTED = "Aviso: {name}"
REPORTED_SHOWN = "Se mostraba: {sections}"
REPORTED_REASON = "Motivo: {reason}"
REPORTED_BY = "Avisa {who}. Dónde llegan los avisos se elige con `/configuración`."
REPORT_SENT = (
    "Gracias. Quienes administran este servidor tienen tu aviso. Rounds no ha guardado nada de él."
)
REPORT_SENT_ALREADY = (
    "Gracias; ya habías avisado sobre esta tarjeta, y no se ha enviado nada por segunda vez."
)
REPORT_LOST = "Tu aviso no se pudo entregar: el canal de avisos ya no existe o no puedo escribir en él. Díselo a quienes administran este servidor, por favor; en `/configuración` pueden elegir otro canal."
REPORT_NOWHERE = "Aquí no hay canal de avisos, así que no se ha avisado a nadie."
TRACKERS = "Si lo que está mal es la propia fuente, quienes la hacen querrán saberlo. Estas páginas se rellenan solo con datos de la tarjeta; no se envía nada antes de que lo envíes tú: {links}"
NO_TRACKERS = "Para lo que muestra esta tarjeta no conozco ninguna página donde sus fuentes reciban avisos; `/fuentes` dice de dónde viene cada una."
