"""Clinical features as lines: with all that is reported of each, or each in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.phrases import words
from bot.render.statements.sourced import quoted, said_by, sourced
from bot.render.view import Line, View
from knowledge.model import ClinicalFeature, FeatureReport
from knowledge.record.features import by_body_system
from knowledge.record.frequency import counted, is_count
from knowledge.replies.reply import Section

OF_FEATURES = frozenset({"clinical_features", "reported_absent", "course"})


def by_system(section: Section, view: View) -> Iterator[Line]:
    """The features below the body systems that HPO places them in, each as often as that.

    Of a section that is narrowed down to one system only below that.
    """
    features = (each for each in section.items if isinstance(each, ClinicalFeature))
    systems = by_body_system(features)
    if section.narrowing and (sole := section.narrowing.system):
        systems = {system: held for system, held in systems.items() if system == sole}
    for system in sorted(systems, key=lambda each: (each is None, each or "")):
        named = system or words.NO_BODY_SYSTEM
        yield Line("heading", words.SYSTEM.format(system=named, count=len(systems[system])))
        for number, feature in enumerate(systems[system], start=1):
            if view.brief_features:
                yield brief_feature(feature, number, view)
            else:
                yield from feature_lines(
                    feature.model_copy(update={"body_systems": ()}), number, view
                )


def brief_features(section: Section, view: View) -> Iterator[Line]:
    """The features in a line each; those of which nobody says how often come last, and apart."""
    features = [each for each in section.items if isinstance(each, ClinicalFeature)]
    untold = [each for each in features if not any(report.frequency for report in each.reports)]
    for number, feature in enumerate(features, start=1):
        if untold and feature is untold[0] and len(untold) < len(features):
            yield Line("heading", words.FREQUENCY_UNKNOWN.format(count=len(untold)))
        yield brief_feature(feature, number, view)


def brief_feature(feature: ClinicalFeature, number: int, view: View) -> Line:
    """A feature in one line: its name, and how often it was reported, in words and counts."""
    stated = " · ".join(_how_often(feature)) or words.FREQUENCY_NOT_GIVEN
    source = said_by(((report.provenance, "") for report in feature.reports), view)
    lead = f"{number}. {feature.name}"
    return Line("text", f" · {stated}", 1, lead, source=source, opens=feature.concept or "")


def _how_often(feature: ClinicalFeature) -> Iterator[str]:
    """Each frequency once as stated, words before counts; counts of one source as their sum."""
    stated = [report.frequency for report in feature.reports if report.frequency]
    counts = [each for each in stated if is_count(each)]
    yield from dict.fromkeys(each for each in stated if each not in counts)
    if total := _summed(feature):
        yield words.SUMMED_BRIEFLY.format(seen=total[0], of=total[1], reports=len(counts))
    else:
        yield from counts


def _summed(feature: ClinicalFeature) -> tuple[int, int] | None:
    """Patients with the feature and patients examined in several reports of one source."""
    # Two sources may count the same patients, so only counts of one source are added up.
    sources = {report.provenance.source for report in feature.reports if report.frequency}
    return counted(each.frequency for each in feature.reports) if len(sources) == 1 else None


def feature_lines(feature: ClinicalFeature, number: int, view: View) -> Iterator[Line]:
    """A feature with its ids, what it means, and every report of it."""
    details = [feature.curie, feature.semantic_type]
    if feature.body_systems:
        details.append(words.BODY_SYSTEMS.format(systems=", ".join(feature.body_systems)))
    shown = "".join(f" · {detail}" for detail in details if detail)
    lead = f"{number}. {feature.name}"
    yield Line("text", shown, 1, lead=lead, opens=feature.concept or "")
    # What a feature means is one choice away where it has a card of its own, else only here.
    is_defined = view.defines_features or not feature.concept
    yield from quoted(feature.definitions if is_defined else (), 3, view)
    if total := _summed(feature):
        yield Line("note", words.SUMMED.format(seen=total[0], of=total[1]), 3)
    untold = not any(report.frequency for report in feature.reports)
    reports = (
        (reported(report, says_untold=untold), report.provenance, "") for report in feature.reports
    )
    for said, source in sourced(reports, view):
        yield Line("note", said, 3, source=source)


def reported(report: FeatureReport, *, says_untold: bool = True) -> str:
    """What one report states of a feature, as stated.

    That it gives no frequency is said only where no other report of the feature gives one.
    """
    stated: Mapping[str, str | None] = {
        "frequency": report.frequency,
        "onset": report.onset,
        "sex": report.sex,
        "modifiers": ", ".join(report.modifiers),
        "evidence": words.EVIDENCE.get(report.evidence or "", report.evidence),
        "references": ", ".join(report.references),
    }
    parts = [words.STATED[key].format(value=value) for key, value in stated.items() if value]
    if says_untold and not report.frequency:
        parts.insert(0, words.FREQUENCY_NOT_GIVEN)
    return "; ".join(parts)
