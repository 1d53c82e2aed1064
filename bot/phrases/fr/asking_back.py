"""Asking back, and saying that nothing fits, in French."""

from __future__ import annotations

# Asking back.

CHOICES = {
    "abbreviation": "« {subject} » désigne plusieurs choses. Laquelle voulez-vous dire ?",
    "name": "Plusieurs concepts portent ce nom. Lequel voulez-vous dire ?",
    "kind": "C'est le nom d'une maladie et aussi d'un signe clinique. Lequel des deux voulez-vous dire ?",
    "close": "Je ne sais pas bien ce que vous voulez dire. Les noms les plus proches :",
    "identifier": "{subject} peut être plusieurs choses. Laquelle voulez-vous dire ?",
    "gene_or_condition": "« {subject} » est un gène, et aussi le nom d'autre chose. Lequel des deux voulez-vous dire ?",
    "citation": "{subject} est cité comme preuve pour des signes de ces concepts :",
    "linked": "NCBI relie {subject} à ces concepts ; reliés automatiquement, non choisis :",
    "terms": "Voici les termes que je reconnais dans le message ; chacun peut être ouvert :",
    "compare": "Je montre les concepts un par un et ne les compare pas encore. Ouvrez chacun :",
    "instead": "J'ai donc mal lu. Est-ce l'un de ceux-ci ?",
    "gene_in_part": "Le message nomme un gène ; aucune fiche ne correspond au reste, et aucune ne parle de variants isolés. Ouvrir le gène :",
    "of_gene": "Ces maladies sont associées à {subject}. Laquelle voulez-vous ?",
    "of_these": "Duquel parlez-vous ?",
    "reverse_lookup": "Je ne cherche pas encore par plusieurs signes à la fois. Les signes que vous avez nommés, un par un :",
}
CLOSE_ONE = "Je n'en suis pas sûr. Est-ce celui-ci ?"
MORE = "D'autres noms sont aussi proches ({count}) ; un autre mot du nom aide à préciser."

# Nothing fits.

NO_MATCH = {
    "nothing_fits": "Je n'ai trouvé aucun concept qui corresponde. Je ne cite que des fiches de maladies génétiques et de leurs signes.",
    "no_topic": "De quelle maladie ou de quel signe s'agit-il ? Donnez son nom.",
    "no_choice": "Il n'y a rien à choisir à cette place. Donnez le nom de ce que vous cherchez.",
    "no_pair": "Lesquels ? Donnez les deux noms séparés par « vs », et j'ouvre les deux.",
    "other_language": "Je comprends la question en {detail}, mais aucun nom que je connais ne correspond. Essayez le nom anglais ; un identifiant marche dans toutes les langues.",
    "other_script": "Aucun nom chargé ne correspond. Les noms se cherchent en anglais, en lettres latines ; un identifiant marche dans toutes les langues.",
    "unknown_identifier": "{subject} a la forme d'un identifiant, mais les sources chargées ne le contiennent pas. Vérifiez-le, ou demandez par le nom.",
    "malformed_identifier": "« {subject} » n'est pas un identifiant complet : il faut {expected}, et il y a {found}. Les identifiants ne sont jamais devinés : envoyez-le en entier, ou demandez par le nom.",
    "unknown_citation": "{subject} n'est pas dans les fiches chargées ; je ne peux donc rien en dire.",
    "unknown_gene": "Aucune source chargée n'associe de maladie à un gène « {subject} ». Les symboles ne sont jamais devinés.",
    "no_terms": "Je ne reconnais dans ce message aucun nom de maladie, de signe ou de gène. Je cherche les noms tels qu'ils s'écrivent ; `/demander` pardonne les fautes de frappe.",
    "only_quotes": "Je cite seulement des sources nommées et ne suis pas d'autres instructions.",
}
# Codes qu'aucune source ne donne, selon ce qu'ils sont.
UNHELD = {
    "variant": "« {subject} » ressemble à un variant isolé. Les sources chargées parlent de gènes et de maladies, pas de variants : demandez par le gène, comme CFTR, ou par la maladie.",
    "gene_id": "« {subject} » ressemble à un identifiant de gène, de transcrit ou de protéine qu'aucune source chargée ne donne. Le symbole du gène convient, comme FBN1, et son identifiant NCBI Gene, comme NCBI Gene 2200.",
    "icd": "« {subject} » ressemble à un code de la CIM. Aucune source chargée n'en donne : demandez par le nom de la maladie.",
    "short": "« {subject} » est peut-être un code de la CIM, qu'aucune source chargée ne donne, ou la forme courte d'autre chose. Précisez : « {subject} deficiency », ou le nom de la maladie.",
    "trial": "« {subject} » ressemble au numéro d'une étude ou d'un test. Je ne les recherche pas : demandez les études d'une maladie, par son nom.",
    "register": "« {subject} » ressemble à un identifiant d'un vocabulaire qui n'est pas chargé. Je cherche par nom, et par identifiants de MedGen, MONDO, OMIM, Orphanet, HPO, MeSH, SNOMED CT, GARD et NCBI Gene.",
}
NOT_OFFERED = {
    "quiz": "Rounds ne propose pas encore de quiz.",
    "medicine": "Rounds connaît des maladies et des signes, pas des médicaments : demandez à un pharmacien ou lisez la notice.",
    "note": "Rounds ne garde pas encore de notes d'équipe.",
    "export": "Les fichiers se créent avec « Envoyer à… » sur une carte et avec `/exporter` sur Discord, et avec `rounds export` pour qui gère Rounds.",
    "history": "Ce que vous ouvrez n'est gardé que si vous l'activez, et vous seul le voyez : sur Discord, `/historique activer`, `montrer`, `désactiver` et `vider`.",
    "changes": "Rounds ne compare pas encore les versions.",
    "privacy": "Aucune question n'est enregistrée ni journalisée ; le dernier concept demandé, avec ce qui a été proposé, est gardé en mémoire pendant une demi-heure. Sur Discord, `/confidentialité montrer` dit ce qui est gardé d'autre, `/confidentialité exporter` vous le remet et `/confidentialité supprimer` le supprime.",
    "greeting": "Bonjour ! Posez-moi une question sur une maladie génétique ou un signe clinique, avec vos propres mots.",
    "thanks": "Je vous en prie.",
    "comfort": "C'est lourd à porter, et je ne peux que citer des fiches. Votre médecin, un conseiller en génétique ou une association de patients peut en parler avec vous, et une ligne d'écoute à toute heure.",
    "fine": "D'accord. Demandez quand vous voulez ; « ce n'est pas ce que je voulais dire » montre ce qui est proche de la dernière réponse.",
    "about": "Je suis Rounds. Je trouve la fiche que vous cherchez et je cite ce qu'en disent des sources nommées, avec leur version. Écrivez « aide » pour des exemples.",
    "language": "Je lis les noms et les questions en anglais, espagnol, français et allemand. Ce que je dis moi-même est dans la langue de votre Discord, si je l'ai ; les sources sont citées telles quelles, le plus souvent en anglais.",
    "loaded": "Chaque réponse nomme ses sources avec leur version ; `/sources` montre tout ce qui est chargé, avec la licence et la façon de citer (l'opérateur le voit avec `rounds sources`).",
    "reminder": "Rounds n'envoie pas encore de rappels ni de questions quotidiennes.",
    "general": "C'est une question sur la génétique en général, et je tiens des fiches de maladies et de signes précis. Un terme qu'une source chargée recense s'ouvre sous son propre nom.",
    "money": "Les sources chargées ne parlent ni d'assurances, ni de droit, ni de prestations : une association de patients ou un service social peut renseigner.",
    "elsewhere": "Les sources chargées ne parlent ni d'études, ni de formation, ni de métier : une société de génétique ou de conseil génétique peut renseigner.",
    "discovery": "Qui a décrit une maladie en premier, quand, et d'après qui elle est nommée ne figure pas dans les fiches dont je dispose.",
}
OFFERED = "Je peux montrer ce que des sources nommées disent d'un concept : demandez ses signes, sa transmission, ses gènes, les recommandations, les études ou les identifiants."
STILL_SPOKEN = "S'agit-il toujours de {name} ? Demandez ses signes, son hérédité, ses gènes, ses recommandations, ses études ou ses identifiants."
NEAREST = "Noms les plus proches :"
DID_YOU_MEAN = "Vouliez-vous dire :"
TRY_ID = "Vous pouvez aussi envoyer un identifiant, comme C3888318, MONDO:0600024, OMIM:160750 ou HP:0003701."
CUI_DIGITS = "S'il s'agissait d'un CUI : il a un C et 7 chiffres, et n'est jamais deviné."
LOOK_THERE = "Sa page : {link}"
LANGUAGE_NAMES = {
    "English": "anglais",
    "Spanish": "espagnol",
    "French": "français",
    "German": "allemand",
}
ID_FORMS = {
    "6 digits": "6 chiffres",
    "7 digits": "7 chiffres",
    "1 to 7 digits": "1 à 7 chiffres",
    "1 to 3 digits, the first not 0": "1 à 3 chiffres, le premier différent de 0",
    "1 to 6 digits, the first not 0": "1 à 6 chiffres, le premier différent de 0",
    "1 to 7 digits, the first not 0": "1 à 7 chiffres, le premier différent de 0",
    "1 to 8 digits, the first not 0": "1 à 8 chiffres, le premier différent de 0",
    "1 to 9 digits, the first not 0": "1 à 9 chiffres, le premier différent de 0",
    "6 to 18 digits, the first not 0": "6 à 18 chiffres, le premier différent de 0",
    "C and 7 digits, or CN and 6 digits": "C et 7 chiffres, ou CN et 6 chiffres",
    "C or D and 6 or 9 digits": "C ou D et 6 ou 9 chiffres",
    "GTRT and 9 digits": "GTRT et 9 chiffres",
    "10., digits, / and a name": "10., des chiffres, / et un nom",
}
DIGITS = "{count} chiffres"
DIGITS_ONE = "1 chiffre"
LETTERS_AND_DIGITS = "{letters} et {digits}"
