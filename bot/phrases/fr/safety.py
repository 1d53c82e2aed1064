"""The safety replies in French. Not reviewed: an operator must have them reviewed."""

from __future__ import annotations

ACCOMPANY = {
    "personal": "Je ne peux rien dire sur vous ni sur un proche : ni diagnostic, ni risque, ni pourcentage. Un médecin ou un conseiller en génétique le peut.",
    "dose": "Je ne donne jamais de dose. Un pharmacien ou un médecin le peut.",
}
IN_GENERAL = "Voici ce que disent les sources en général."
URGENT = "Une gêne nouvelle pour avaler ou respirer demande un avis médical rapide ; si elle est grave, appelez tout de suite le numéro d'urgence de votre pays ({emergency})."
STOP = {
    "emergency": "C'est peut-être une urgence. Appelez tout de suite le numéro d'urgence de votre pays ({emergency}) et restez avec la personne. Je n'ai rien cherché.",
    "self_harm": "Je suis désolé que ce soit si dur en ce moment. Parlez à quelqu'un de confiance, ou appelez maintenant l'une de ces lignes : {help_lines}. En cas de danger immédiat, appelez le {emergency}. Je reste là pour des questions, et rien de ceci n'est enregistré.",
    "patient_data": "Cela ressemble au nom, à la date de naissance ou au numéro de dossier d'un patient. Supprimez le message et reposez la question sans ces données. Je n'ai rien cherché ni enregistré.",
}
