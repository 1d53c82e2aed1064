"""The safety replies in Spanish. Not reviewed: an operator must have them reviewed."""

from __future__ import annotations

ACCOMPANY = {
    "personal": "No puedo decir nada sobre ti ni sobre alguien que conozcas: ni diagnóstico, ni riesgo, ni porcentaje. Un médico o un asesor genético sí puede.",
    "dose": "Nunca doy dosis. Un farmacéutico o un médico sí puede.",
}
IN_GENERAL = "Esto es lo que dicen las fuentes en general."
URGENT = "Una dificultad nueva para tragar o respirar necesita atención médica pronto; si es grave, llama ahora al número de emergencias de tu país ({emergency})."
STOP = {
    "emergency": "Esto puede ser una emergencia. Llama ahora al número de emergencias de tu país ({emergency}) y quédate con la persona. No he buscado nada.",
    "self_harm": "Siento que ahora mismo sea tan difícil. Por favor, habla con alguien de confianza o llama ahora a uno de estos: {help_lines}. Si hay peligro inmediato, llama a {emergency}. Sigo aquí para preguntas, y nada de esto se guarda.",
    "patient_data": "Parece el nombre, la fecha de nacimiento o el número de historia de un paciente. Por favor, borra el mensaje y pregunta de nuevo sin esos datos. No he buscado ni guardado nada.",
}
