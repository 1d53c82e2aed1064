"""Which records become one concept."""

from __future__ import annotations

from knowledge.building.resolve import display_ids, resolve


def test_a_shared_identifier_makes_one_concept() -> None:
    """Two records with the same CUI are one concept; a third stays apart."""
    keys = ["MONDO:0000001", "OMIM:100001", "OMIM:100002"]
    concept_of = resolve(
        keys, [("MONDO:0000001", "C0000001"), ("OMIM:100001", "C0000001")], {}
    ).concept_of
    assert concept_of["MONDO:0000001"] == concept_of["OMIM:100001"]
    assert concept_of["OMIM:100002"] != concept_of["OMIM:100001"]


def test_two_ids_of_one_authority_never_meet() -> None:
    """Two HPO terms that claim one CUI are left apart, and the clash is reported."""
    resolution = resolve(
        ["HP:0000001", "HP:0000002"], [("HP:0000001", "C1"), ("HP:0000002", "C1")], {}
    )
    assert 2 == len(set(resolution.concept_of.values()))
    (conflict,) = resolution.conflicts
    expected = (
        "HP:0000002 “Dusk” claims C1, as does HP:0000001; left apart, because it would make one "
        "of HP:0000001 and HP:0000002 “Dusk”, two ids of HP"
    )
    assert expected == conflict.told({"HP:0000002": "Dusk"})


def test_omim_and_orphanet_meet_by_name() -> None:
    """One OMIM and one Orphanet disease of the same name are joined and listed."""
    names = {"OMIM:100001": "lantern ataxia", "ORPHA:1": "lantern ataxia"}
    resolution = resolve(names, [], names)
    assert 1 == len(set(resolution.concept_of.values()))
    assert [("OMIM:100001", "ORPHA:1", "lantern ataxia")] == resolution.joins


def test_three_of_one_name_are_left_apart() -> None:
    """With two OMIM diseases of the name nobody can tell which one Orphanet means."""
    names = dict.fromkeys(("OMIM:100001", "OMIM:100002", "ORPHA:1"), "lantern ataxia")
    resolution = resolve(names, [], names)
    assert 3 == len(set(resolution.concept_of.values()))
    assert [] == resolution.joins


def test_a_chain_of_identifiers_is_followed() -> None:
    """A page knows MONDO, a file knows MONDO and OMIM, HPO knows OMIM: one concept."""
    pairs = [("C0000001", "MONDO:1"), ("MEDGEN:7", "MONDO:1"), ("MEDGEN:7", "OMIM:100001")]
    resolution = resolve(
        ["C0000001", "MEDGEN:7", "OMIM:100001"], [*pairs, ("OMIM:100001",) * 2], {}
    )
    assert 1 == len(set(resolution.concept_of.values()))


def test_features_are_opened_by_their_hpo_id() -> None:
    """A disease goes by its CUI, a feature by its HP id, whatever else they have."""
    ids = ["OMIM:100001", "HP:0000001", "C0000001"]
    assert "C0000001" == display_ids(kind_is_feature=False, curies=ids)[0]
    assert "HP:0000001" == display_ids(kind_is_feature=True, curies=ids)[0]


def test_an_id_that_a_record_has_comes_before_one_that_a_mapping_names() -> None:
    """A mapping may still name the retired one of two HP ids; the concept opens with the other."""
    ids = ["HP:0000001", "HP:0000002", "C0000001"]
    shown = display_ids(kind_is_feature=True, curies=ids, own=["HP:0000002"])
    assert "HP:0000002" == shown[0]
