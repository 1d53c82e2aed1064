"""Which of several concepts of one name is meant, and in which order they are offered.

The section asked for decides between a disease and a feature, then whose preferred name it is.
A concept of which no source says what kind of thing it is stands behind those that are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.language import lexicon
from knowledge.matching.cancers import malignant
from knowledge.matching.candidate import Candidate
from knowledge.matching.decision import REACH, REACH_SURE, behind, is_rival, one_of_each
from knowledge.matching.sorts import FILLING, apart_from_sorts, is_of_sorts, sorts_below
from knowledge.model import Kind, NameKind
from knowledge.replies.reply import Ambiguity
from knowledge.sections import OF_CONDITIONS_ONLY, serving
from knowledge.store import Contents, Store
from knowledge.understanding.finding import OneConcept, Several, several

# Of the meanings of an abbreviation the most particular is shown first.
_KIND_ORDER = {Kind.DISEASE: 0, Kind.GROUP: 1, Kind.FEATURE: 2, Kind.UNSTATED: 3}
_LEANING = ("susceptibility", "to")
# Sections that tell of a condition, rather than where it stands and what it is called.
_TELLING = (
    *("definition", "clinical_features", "reported_absent", "course", "conditions"),
    *("inheritance", "genes", "guidelines", "reviews", "studies"),
)
_REPEATING = {"HPO annotations"}  # name their diseases as OMIM and Orphanet do


def is_own(store: Store, named: Candidate) -> bool:
    """Whether it is more than a name as it was submitted."""
    return not _is_submitted(store, named.concept) or store.tells(named.concept)


def _is_submitted(store: Store, concept: int) -> bool:
    """Whether MedGen gave the concept an id of its own for a name as it was submitted."""
    return store.brief(concept).id.startswith("CN")


def is_bare(store: Store, concept: int) -> bool:
    """Whether it is a name as it was submitted, with a definition and a place at most."""
    if not _is_submitted(store, concept):
        return False
    counts = store.contents(concept).counts
    return not any(counts[key] for key in _TELLING if key != "definition")


def any_of_kind(store: Store, named: Sequence[Candidate]) -> bool:
    """Whether some source calls any of them a disease or a feature."""
    return any(store.kind(each.concept) is not Kind.UNSTATED for each in named)


def by_kind(store: Store, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Conditions before features; what no source says the kind of comes last.

    Behind them all are those of another name than the first has: what an abbreviation usually is.
    A condition stands before the "susceptibility to" it, though only that has the abbreviation.
    """
    name = candidates[0].form
    named = {each: store.words_of_name(each.concept) for each in candidates}
    leaning = [held[: -len(_LEANING)] for held in named.values() if _is_leaning(held)]

    def place(each: Candidate) -> tuple[bool, bool, bool, int]:
        is_plain = named[each] in leaning
        is_other = each.form != name
        kind = _KIND_ORDER[store.kind(each.concept)]
        return not is_plain, is_other, _is_leaning(named[each]), kind

    return sorted(candidates, key=place)


def before_leaning(store: Store, named: Sequence[Candidate]) -> list[Candidate]:
    """Candidates as they are, but conditions before the "susceptibility to" them."""
    names = [store.words_of_name(each.concept) for each in named]
    leaning = {
        tuple(held[: -len(_LEANING)]): at for at, held in enumerate(names) if _is_leaning(held)
    }

    def place(at: int) -> tuple[int, bool]:
        return min(at, leaning.get(tuple(names[at]), at)), _is_leaning(names[at])

    return [named[at] for at in sorted(range(len(named)), key=place)]


def _is_leaning(held: Sequence[str]) -> bool:
    """Whether the words of a name end in "…, susceptibility to"."""
    return tuple(held[-len(_LEANING) :]) == _LEANING


def by_section(store: Store, question: Question, ranked: list[Candidate]) -> list[Candidate]:
    """Conditions before features where the section asked for is one that no feature has."""
    if not ranked or not set(question.intents(ranked[0].covered)) & OF_CONDITIONS_ONLY:
        return ranked
    best = ranked[0]
    near = [
        each
        for each in ranked
        if best.strength - each.strength < REACH and best.score - each.score < REACH_SURE
    ]
    features = [each for each in near if store.kind(each.concept) is Kind.FEATURE]
    if len(features) == len(near):
        return ranked
    rest = [each for each in ranked if each not in features]
    return sorted([*rest, *(behind(each) for each in features)], key=lambda each: -each.strength)


def together(question: Question, parts: Sequence[Candidate]) -> OneConcept | Several:
    """The concepts that together are all that a message names.

    "Acute" beside another is no second one, though sources list it among features.
    """
    named = [each for each in parts if each.form not in lexicon.load().qualifiers] or parts
    intents = question.intents(named[0].covered)
    if len(named) > 1:
        return several("terms", named, intents)
    return OneConcept(named[0], intents, runners_up=tuple(e for e in parts if e not in named))


def decided(
    store: Store, question: Question, candidates: Sequence[Candidate]
) -> OneConcept | Several:
    """One answer where one candidate stands out, else choices."""
    intents = question.intents(candidates[0].covered)
    best, name = candidates[0], candidates[0].form
    rivals = one_of_each([each for each in candidates if is_rival(each, best) or each.form == name])
    if len(rivals) == 1:
        if sorts := sorts_below(store, best, intents):
            return several("close", [best, *sorts], intents)
        return OneConcept(rivals[0], intents, runners_up=tuple(candidates[1:]))
    if any(each.kind is NameKind.ABBREVIATION for each in rivals):
        return of_abbreviation(store, rivals, intents)
    return between(store, rivals, intents)


def of_abbreviation(
    store: Store, meanings: Sequence[Candidate], intents: tuple[str, ...]
) -> OneConcept | Several:
    """What an abbreviation stands for: the one of which the others are sorts, else all of them.

    "LAX" of a lantern ataxia and of lantern ataxia 1 is the former, unless what is asked stands in
    the record of a single sort alone. With a number it may be either: "LAX1".
    """
    ordered = by_kind(store, meanings)
    own = [each for each in ordered if not is_bare(store, each.concept)] or ordered
    wider = apart_from_sorts(store, own)
    if len(wider) > 1 or (len(own) > 1 and any(map(str.isdigit, ordered[0].form))):
        ordered = [*wider, *(each for each in ordered if each not in wider)]
        short = (each.name for each in ordered if each.kind is NameKind.ABBREVIATION)
        return several("abbreviation", ordered, intents, next(short, ordered[0].name))
    meant = wider[0]
    asked = set(serving(intents)) - {"definition"}
    counts = {each: store.contents(each.concept).counts for each in own}
    held = [each for each in own if any(counts[each][key] for key in asked)]
    if meant not in held and len(held) == 1:
        meant = held[0]
    return OneConcept(meant, intents, tuple(each for each in ordered if each != meant))


def each_meant(store: Store, named: Sequence[Candidate]) -> list[Candidate]:
    """Each of several that a message names, or the namesake that its name alone leads to."""
    return one_of_each([_meant_by_name(store, each) for each in named])


def _meant_by_name(store: Store, named: Candidate) -> Candidate:
    if named.entry is None or named.kind is NameKind.ABBREVIATION:
        return named
    called = [
        replace(named, concept=each.concept, name=each.text, kind=each.kind, entry=each.id)
        for each in store.entries.called([named.form])
    ]
    return between(store, called, ()).candidates[0] if len(called) > 1 else named


def between(
    store: Store, rivals: Sequence[Candidate], intents: tuple[str, ...]
) -> OneConcept | Several:
    """One of two or more concepts of one name, else all of them to choose from."""
    of_one_name = len({each.form for each in rivals}) == 1
    known = _known(store, rivals)
    if of_one_name:
        held = {each.concept: store.contents(each.concept) for each in known}
        known = _fullest_first(held, _telling(store, known, held), intents)
    meant = _meant(store, known, intents, of_one_name=of_one_name)
    if meant and not (of_one_name and _is_name_of_another(store, meant, rivals)):
        rest = [each for each in (*known, *rivals) if each != meant]
        if of_one_name and (sorts := sorts_below(store, meant, intents)):
            return several("close", one_of_each([meant, *sorts, *rest]), intents)
        return OneConcept(meant, intents, tuple(dict.fromkeys(rest)))
    kinds = {store.kind(each.concept) for each in known}
    reason: Ambiguity = "kind" if Kind.FEATURE in kinds and len(kinds) > 1 else "name"
    ordered = [*known, *(each for each in rivals if each not in known)]
    return several(reason if of_one_name else "close", ordered, intents)


def _meant(
    store: Store, known: list[Candidate], intents: tuple[str, ...], *, of_one_name: bool
) -> Candidate | None:
    """The one that the question decides for, if any."""
    features = [each for each in known if store.kind(each.concept) is Kind.FEATURE]
    others = [each for each in known if each not in features]
    wanted = known
    if features and others and set(intents) - {"definition"}:
        wanted = features if "reverse_lookup" in intents else others
    if not of_one_name:
        return _sole(store, wanted, is_narrowed=wanted is not known)
    own = [each for each in wanted if not is_bare(store, each.concept)]
    return (own and _of_one_name(store, own)) or _of_one_name(store, wanted)


def _of_one_name(store: Store, wanted: list[Candidate]) -> Candidate | None:
    own = apart_from_sorts(store, _most_called_so(store, wanted))
    return _sole(store, malignant(store, own), is_narrowed=True)


def _sole(store: Store, wanted: list[Candidate], *, is_narrowed: bool) -> Candidate | None:
    """The only one; of those that something else spoke for, the one that prefers the name."""
    preferred = [each for each in wanted if _prefers(store, each)]
    if preferred and is_narrowed:
        told = [each for each in preferred if store.tells(each.concept)]
        wanted = preferred if len(preferred) == 1 else told if len(told) == 1 else wanted
    return wanted[0] if len(wanted) == 1 else None


def _known(store: Store, rivals: Sequence[Candidate]) -> list[Candidate]:
    """Those of which a source says what kind of thing they are; all, if of none."""
    known = [each for each in rivals if store.kind(each.concept) is not Kind.UNSTATED]
    return known or list(rivals)


def _telling(store: Store, known: list[Candidate], held: Mapping[int, Contents]) -> list[Candidate]:
    """Those whose record tells something; of a kind that tells nothing at all, the bare ones too.

    A condition of which nothing but its name is known may still be what is meant rather than the
    feature that is called alike.
    """
    features = [each for each in known if store.kind(each.concept) is Kind.FEATURE]
    conditions = [each for each in known if each not in features]
    kept: list[Candidate] = []
    for of_a_kind in (conditions, features):
        kept += [each for each in of_a_kind if held[each.concept].tells] or of_a_kind
    return [each for each in known if each in kept]


def _fullest_first(
    held: Mapping[int, Contents], candidates: list[Candidate], intents: tuple[str, ...]
) -> list[Candidate]:
    """Those that tell something of the sections asked for first, then of most sections."""
    asked = serving(intents)

    def fullness(each: Candidate) -> tuple[bool, int]:
        counts = held[each.concept].counts
        return any(counts[key] for key in asked), sum(counts[key] > 0 for key in _TELLING)

    return sorted(candidates, key=fullness, reverse=True)


def _prefers(store: Store, named: Candidate) -> bool:
    """Whether what was typed is its preferred name, in any order, with or without "type"."""
    if named.kind is NameKind.PREFERRED:
        return True
    typed = frozenset(named.form.split()) - FILLING
    return typed == frozenset(store.words_of_name(named.concept)) - FILLING


def _most_called_so(store: Store, wanted: list[Candidate]) -> list[Candidate]:
    """The one that several sources call so, where one source alone calls each other one so.

    All, where one of them prefers the name.
    """
    if len(wanted) < 2 or any(_prefers(store, each) for each in wanted):
        return wanted
    agreed = [each for each in wanted if _is_agreed(store, each)]
    return agreed if len(agreed) == 1 else wanted


def _is_agreed(store: Store, named: Candidate) -> bool:
    """Whether several sources call it so, none of which only repeats another."""
    return len(store.callers(named.concept, named.form) - _REPEATING) > 1


def _is_name_of_another(store: Store, meant: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether what was typed is what another is called, and the one meant is one sort of it.

    "Sconce palsy" may be the palsy itself, not "sconce palsy, type 1A". A name as it was
    submitted is no other meaning.
    """
    typed = frozenset(meant.form.split())
    held = frozenset(store.words_of_name(meant.concept))
    return (
        typed < held
        and is_of_sorts(held - typed - lexicon.load().qualifiers)
        and any(
            each.kind is NameKind.PREFERRED
            and not _is_submitted(store, each.concept)
            and (store.tells(each.concept) or not _is_agreed(store, meant))
            for each in rivals
            if each.concept != meant.concept
        )
    )
