"""The safety replies, which an operator must have reviewed (docs/safety.md)."""

from __future__ import annotations

# Safety. Placeholders until reviewed; numbers and help lines come from the configuration.

ACCOMPANY = {
    "personal": "I cannot say anything about you or someone you know: no diagnosis, no risk, no percentage. A clinician or genetic counsellor can.",
    "dose": "I never give doses. A pharmacist or clinician can.",
}
IN_GENERAL = "Here is what the sources say in general."
URGENT = "New trouble with swallowing or breathing needs prompt medical care; if it is severe, call your local emergency number now ({emergency})."
STOP = {
    "emergency": "This may be an emergency. Call your local emergency number now ({emergency}) and stay with the person. I have looked nothing up.",
    "self_harm": "I am sorry that it is this hard right now. Please reach someone you trust, or call one of these now: {help_lines}. In immediate danger call {emergency}. I am still here for questions, and nothing of this is stored.",
    "patient_data": "That looks like a patient's name, date of birth or record number. Please delete the message and ask again without it. I have looked nothing up and stored nothing.",
}
