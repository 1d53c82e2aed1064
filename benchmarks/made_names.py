"""Names that look like those of MedGen, out of real morphemes and a seeded chance.

A *topic* is what one concept is about: qualifiers, a site, a head word, a subtype, sometimes a
gene or an eponym. All names of the concept are spellings of its topic, as sources spell: inverted
with commas, in capitals, with Roman numerals, as an abbreviation.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

Chosen = TypeVar("Chosen")

_PREFIXES = (
    "a an auto brady cardio cephalo cerebro chondro cranio crypto cyto derm dermato dys ecto "
    "encephalo endo entero epi erythro fibro gastro glio glyco haemo hepato hetero hidro hyper "
    "hypo ichthyo immuno kerato leuko lipo lympho macro mega melano meningo meso micro mono muco "
    "multi myelo myo necro nephro neuro oculo oligo onycho osteo oto pachy pan para peri phaco "
    "photo poly pseudo psycho pyo retino rhabdo rhino sclero spondylo syn tachy thrombo tricho uro"
).split()
_ROOTS = (
    "aden angi arthr blast bronch burs card carcin caud cellul cephal cerebell cheil chol chondr "
    "col corne cost crani cut cyst dactyl dent dermat disc duct encephal enter esthes fasci fibr "
    "gangli gastr gingiv gloss gnath hepat hydr immun kerat lact laryng lent leuk lip lith lymph "
    "mast melan mening metabol mi morph my myel nephr neur ocul odont ophthalm orch oste pancreat "
    "phak phleb plas pneum proct pulm pyel rachi retin rhin sarc scler spermat splen spondyl "
    "stom synov ten thromb thyr trache trich trop typhl ureth uve vascul ventricul vertebr"
).split()
_ENDINGS = (
    "agenesis algia asthenia atrophy cele cytosis dynia dysplasia dystrophy ectasia ectopia "
    "edema emia genesis iasis itis lysis malacia megaly melia odynia oid oma opathy opia osis "
    "oplasia optosis orrhagia orrhea osclerosis ostenosis otonia otrophy plegia ptysis sarcoma"
).split()
_HEADS = (
    "ataxia dystonia epilepsy myopathy neuropathy anemia deafness dwarfism dementia seizure "
    "malformation deficiency neoplasm carcinoma infection injury fracture cataract hernia "
    "paralysis tumor ulcer fibrosis stenosis hyperplasia aplasia arthritis nephritis lymphoma"
).split()
_SITES = (
    "spinal cerebellar cortical frontal temporal hepatic renal pulmonary cardiac aortic mitral "
    "gastric colonic rectal pancreatic biliary splenic thyroid adrenal pituitary gonadal ovarian "
    "testicular uterine cervical prostatic bladder ureteral retinal corneal optic auditory "
    "cochlear nasal palatal dental mandibular maxillary cranial vertebral femoral tibial humeral "
    "radial ulnar carpal phalangeal muscular tendinous cutaneous ungual vascular venous lymphatic"
).split()
_PLACES = (
    "left hand,right foot,lower limb,upper limb,cerebellum,spinal cord,optic nerve,inner ear,"
    "small intestine,aortic arch,left ventricle,bone marrow,thoracic spine,skeletal muscle,"
    "peripheral nerve,anterior chamber,corpus callosum,hip joint,distal phalanx,urinary tract"
).split(",")
_QUALIFIERS = (
    "congenital,acquired,familial,hereditary,infantile,juvenile,adult-onset,early-onset,"
    "late-onset,neonatal,progressive,recurrent,transient,chronic,acute,benign,malignant,severe,"
    "mild,isolated,syndromic,nonsyndromic,idiopathic,primary,secondary,bilateral,unilateral,"
    "autosomal dominant,autosomal recessive,X-linked,mitochondrial,sporadic,focal,diffuse,"
    "partial,complete,atypical,combined,generalized,localized,proximal,distal,central,axial"
).split(",")
_FINDINGS = (
    "Abnormality of the {},Increased size of the {},Decreased size of the {},Aplasia of the {},"
    "Abnormal morphology of the {},Pain of the {},Atrophy of the {},Delayed maturation of the {}"
).split(",")
_SYLLABLES = (
    "ber da fel gar hal ing kow lan mar nor ols pet qui rad sch tav ul ver wein zim".split()
)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX".split()


@dataclass(frozen=True, slots=True)
class Topic:
    """What one concept is about; its spellings are its names."""

    qualifiers: tuple[str, ...]
    site: str
    head: str
    number: int = 0  # 0: no subtype
    letter: str = ""
    is_finding: bool = False

    @property
    def subtype(self) -> str:
        """Its number and letter, as in "type 2B"."""
        return f" type {self.number}{self.letter}" if self.number else ""


class NameMaker:
    """Makes topics and their names; the same seed makes the same ones."""

    def __init__(self, chance: random.Random, concepts: int) -> None:
        self._chance = chance
        stems = [
            prefix + root + ending for prefix in _PREFIXES for root in _ROOTS for ending in _ENDINGS
        ]
        # As many words as a release of this size has: 55,000 in 235,000 concepts.
        rare = chance.sample(stems, min(len(stems), max(50, concepts // 3)))
        self._heads = [*_HEADS, *rare]
        self._eponyms = [self._eponym() for _ in range(max(20, concepts // 20))]
        self._genes = [self._gene() for _ in range(max(20, concepts // 15))]

    def topic(self) -> Topic:
        """A topic, a finding rather than a condition in two of five."""
        chance = self._chance
        qualifiers = chance.sample(_QUALIFIERS, chance.choice((0, 1, 1, 2)))
        site = self._often(_SITES) if chance.random() < 0.7 else ""
        head = self._often(self._heads)
        if chance.random() < 0.4:
            place = f"{chance.choice(_QUALIFIERS)} {head} of the {self._often(_PLACES)}"
            return Topic(tuple(qualifiers[:1]), site, place, is_finding=True)
        if chance.random() < 0.25:
            head = f"{self._often(self._eponyms)} {chance.choice(('syndrome', 'disease'))}"
        number = chance.randint(1, 30) if chance.random() < 0.35 else 0
        letter = chance.choice("ABCD") if number and chance.random() < 0.4 else ""
        return Topic(tuple(qualifiers), site, head, number, letter)

    def preferred(self, topic: Topic) -> str:
        """The name that the release prefers."""
        return _capital(f"{' '.join((*topic.qualifiers, topic.site, topic.head))}{topic.subtype}")

    def synonym(self, topic: Topic) -> str:
        """Another name of the topic; asked again it makes others."""
        return self._chance.choice(_SPELLINGS)(self, topic)

    def repeated(self, name: str) -> str:
        """The name as another source states it: the same, or all but the same."""
        forms: Sequence[Callable[[str], str]] = (str, str.lower, str.upper, _with_hyphens)
        return self._chance.choice(forms)(name)

    def abbreviation(self, topic: Topic) -> str:
        """Initials and number of a topic, as SCA2."""
        words = " ".join((*topic.qualifiers, topic.site, topic.head)).replace("-", " ").split()
        return "".join(word[0] for word in words).upper()[:6] + (
            f"{topic.number}{topic.letter}" if topic.number else ""
        )

    def varied(self, topic: Topic) -> Topic:
        """The topic with another qualifier, as loose synonyms have."""
        kept = topic.qualifiers[1:]
        return replace(topic, qualifiers=(self._chance.choice(_QUALIFIERS), *kept))

    def of_gene(self, topic: Topic) -> str:
        """A name after a gene: "FBQ1-related aortic dysplasia"."""
        return f"{self._often(self._genes)}-related {self.preferred(self.varied(topic)).lower()}"

    def after_person(self, topic: Topic) -> str:
        """A name after a person."""
        return _capital(f"{self._often(self._eponyms)} {topic.site} {topic.head}{topic.subtype}")

    def finding(self, topic: Topic) -> str:
        """A name as of a finding."""
        plain = " ".join(f"{topic.site} {topic.head}{topic.subtype}".split())
        return self._chance.choice(_FINDINGS).format(plain)

    def _often(self, among: Sequence[Chosen]) -> Chosen:
        """One of them; the first ones much more often than the last, as words are in names."""
        return among[int(math.exp(self._chance.random() * math.log(len(among))))]

    def _eponym(self) -> str:
        parts = self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4))
        name = "".join(parts).capitalize()
        if self._chance.random() < 0.3:
            return f"{name}-{''.join(self._chance.choices(_SYLLABLES, k=2)).capitalize()}"
        return name

    def _gene(self) -> str:
        letters = "".join(self._chance.choices("ABCDEFGHKLMNPRSTXYZ", k=self._chance.randint(3, 4)))
        return f"{letters}{self._chance.randint(1, 40)}"


def _capital(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _with_hyphens(text: str) -> str:
    return text.replace(" type ", " type-").replace(" of the ", "-of-the-")


def _inverted(maker: NameMaker, topic: Topic) -> str:
    topic = maker.varied(topic)
    parts = (topic.head, topic.site, *topic.qualifiers, topic.subtype.strip())
    return _capital(", ".join(part for part in parts if part))


def _roman(maker: NameMaker, topic: Topic) -> str:
    number = _ROMAN[topic.number - 1] if 0 < topic.number <= len(_ROMAN) else ""
    plain = maker.preferred(replace(maker.varied(topic), number=0))
    return f"{plain} type {number}{topic.letter}" if number else f"{plain} disorder"


_SPELLINGS: tuple[Callable[[NameMaker, Topic], str], ...] = (
    _inverted,
    _roman,
    lambda maker, topic: maker.preferred(maker.varied(topic)),
    lambda maker, topic: _inverted(maker, topic).upper(),
    NameMaker.of_gene,
    NameMaker.after_person,
    NameMaker.finding,
    NameMaker.abbreviation,
)
