"""The configuration: where it is looked for, what wins, and problems told all at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.errors import ConfigError
from bot.help_lines import help_for

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"
PLACES = ("named", "variable", "folder", "user")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A configuration file in each place where one is looked for, told apart by a number."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path / "folder")
    files = {
        "named": tmp_path / "named.toml",
        "variable": tmp_path / "variable.toml",
        "folder": tmp_path / "folder" / "config.toml",
        "user": tmp_path / "user" / "rounds" / "config.toml",
    }
    for months, place in enumerate(PLACES, start=1):
        write(files[place], f"stale_after_months = {months}")
    return files


def write(path: Path, *lines: str) -> Path:
    """A file with these lines, in a folder that is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def problems(path: Path | None, **environ: str) -> dict[str, str]:
    """What a configuration is refused for: each key with its reason."""
    with pytest.raises(ConfigError) as refused:
        load(path, environ)
    assert [] == [key for key, _ in refused.value.problems if key not in str(refused.value)]
    return dict(refused.value.problems)


# Where it comes from.


def test_the_named_file_is_read_before_all_others(places: dict[str, Path]) -> None:
    """--config wins over ROUNDS_CONFIG and both files that are found without a name."""
    environ = {"ROUNDS_CONFIG": str(places["variable"])}
    assert 1 == load(places["named"], environ).stale_after_months


def test_the_file_of_the_variable_comes_next(places: dict[str, Path]) -> None:
    """ROUNDS_CONFIG wins over ./config.toml and the user's folder."""
    assert 2 == load(None, {"ROUNDS_CONFIG": str(places["variable"])}).stale_after_months


@pytest.mark.usefixtures("places")
def test_the_file_of_the_current_folder_comes_third() -> None:
    """./config.toml wins over the user's folder; an empty ROUNDS_CONFIG names nothing."""
    assert 3 == load(None, {}).stale_after_months
    assert 3 == load(None, {"ROUNDS_CONFIG": ""}).stale_after_months


def test_the_file_of_the_user_comes_last(places: dict[str, Path]) -> None:
    """rounds/config.toml in the user's configuration folder is read where no other is."""
    places["folder"].unlink()
    assert 4 == load(None, {}).stale_after_months


def test_without_any_file_the_defaults_hold(places: dict[str, Path]) -> None:
    """Nothing needs to be configured."""
    places["folder"].unlink()
    places["user"].unlink()
    settings = load(None, {})
    assert (None, False, 12, 30, "warning", None) == (
        settings.knowledge,
        settings.include_iea,
        settings.stale_after_months,
        settings.memory_minutes,
        settings.log_level,
        settings.discord_token,
    )


def test_a_named_file_is_never_replaced_by_another(places: dict[str, Path]) -> None:
    """A file that is named but missing is a problem, though others could be found."""
    missing = places["named"].with_name("missing.toml")
    assert {"file"} == problems(missing).keys()
    assert "cannot be read" in problems(missing)["file"]
    assert {"file"} == problems(None, ROUNDS_CONFIG=str(missing)).keys()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """ROUNDS_<KEY> replaces what the file says; what it does not name stays as in the file."""
    path = write(tmp_path / "a.toml", "memory_minutes = 5", "stale_after_months = 6")
    settings = load(path, {"ROUNDS_MEMORY_MINUTES": "7.5", "ROUNDS_INCLUDE_IEA": "true"})
    assert (7.5, 6, True) == (
        settings.memory_minutes,
        settings.stale_after_months,
        settings.include_iea,
    )


def test_an_empty_variable_leaves_the_setting_alone(tmp_path: Path) -> None:
    """A container file that passes on an unset variable passes on an empty text."""
    path = write(tmp_path / "a.toml", 'knowledge = "/k.db"')
    assert Path("/k.db") == load(path, {"ROUNDS_KNOWLEDGE": "", "ROUNDS_HELP_LINES": ""}).knowledge


def test_other_variables_are_no_settings(tmp_path: Path) -> None:
    """Only names that begin with ROUNDS_ count, and not the one for the tests' own data."""
    path = write(tmp_path / "a.toml")
    environ = {"ROUNDS_TEST_DATA": "/data", "STALE_AFTER_MONTHS": "3", "PATH": "/bin"}
    assert 12 == load(path, environ).stale_after_months


def test_paths_may_begin_with_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`~` is expanded in files, in the environment and in the name of the file itself."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path / "a.toml", 'knowledge = "~/k.db"')
    settings = load(Path("~/a.toml"), {"ROUNDS_CACHE": "~/cache"})
    assert (tmp_path / "k.db", tmp_path / "cache") == (settings.knowledge, settings.cache)


# Problems.


def test_every_problem_is_told_at_once_with_its_key(tmp_path: Path) -> None:
    """File and environment are checked together; nobody mends one line to be told the next."""
    path = write(
        tmp_path / "a.toml",
        "stale_after_months = 0",
        'log_level = "loud"',
        'colour = "blue"',
        "help_lines = []",
        'discord_token = "abc"',
    )
    found = problems(path, ROUNDS_MEMORY_MINUTES="soon", ROUNDS_SHARD="1")
    assert {
        "stale_after_months",
        "log_level",
        "colour",
        "help_lines",
        "discord_token",
        "memory_minutes",
        "shard",
    } == found.keys()


def test_an_unknown_key_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    """A misspelt key is refused, and the right one can be read in the message."""
    found = problems(write(tmp_path / "a.toml", "memory_minute = 5"))
    assert {"memory_minute"} == found.keys()
    assert "memory_minutes" in found["memory_minute"]


def test_a_line_that_is_no_toml_is_named(tmp_path: Path) -> None:
    """The message leads to the line."""
    found = problems(write(tmp_path / "a.toml", "include_iea = false", "help_lines = 1 2"))
    assert {"file"} == found.keys()
    assert re.search(r"not valid TOML: .*\bline 2\b", found["file"])


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file in another encoding is told from one with a wrong line."""
    (tmp_path / "a.toml").write_bytes(b'knowledge = "\xff"')
    assert {"file": "the file is not UTF-8 text"} == problems(tmp_path / "a.toml")


def test_a_problem_names_the_file_it_is_in(tmp_path: Path) -> None:
    """The message begins with where the configuration came from."""
    path = write(tmp_path / "a.toml", "colour = 1")
    with pytest.raises(ConfigError) as refused:
        load(path, {})
    assert str(path) in str(refused.value).splitlines()[0]


def test_settings_cannot_be_changed_afterwards(tmp_path: Path) -> None:
    """What was checked stays as it was checked."""
    settings = load(write(tmp_path / "a.toml"), {})
    with pytest.raises(ValueError, match="frozen"):
        settings.include_iea = True


# The token.


def test_a_token_in_a_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    """A file with a secret ends up in a repository; the environment is the one place for it."""
    path = write(tmp_path / "a.toml", 'discord_token = "s3cret"')
    for environ in ({}, {"ROUNDS_DISCORD_TOKEN": "0ther"}):
        with pytest.raises(ConfigError, match="ROUNDS_DISCORD_TOKEN") as refused:
            load(path, environ)
        assert "s3cret" not in str(refused.value)
        assert "0ther" not in str(refused.value)


def test_an_api_key_of_ncbi_is_a_secret_too(tmp_path: Path) -> None:
    """It is read from the environment alone, refused in a file, and never printed."""
    path = write(tmp_path / "a.toml", 'ncbi_api_key = "s3cret"')
    with pytest.raises(ConfigError, match="ROUNDS_NCBI_API_KEY") as refused:
        load(path, {})
    assert "s3cret" not in str(refused.value)
    settings = load(write(tmp_path / "b.toml"), {"ROUNDS_NCBI_API_KEY": " s3cret "})
    assert "s3cret" not in repr(settings) + settings.model_dump_json()
    assert settings.ncbi_api_key is not None
    assert "s3cret" == settings.ncbi_api_key.get_secret_value()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ncbi_email", "nobody"),
        ("ncbi_tool", "two words"),
        ("ncbi_api_key", "a key"),
        ("eutils_url", "eutils.example.org"),
        ("fetched_days", "-1"),
    ],
)
def test_what_ncbi_could_not_use_is_a_problem(tmp_path: Path, key: str, value: str) -> None:
    """It is told before anything is asked of NCBI."""
    found = problems(write(tmp_path / "a.toml"), **{f"ROUNDS_{key.upper()}": value})
    assert {key} == found.keys()
    assert value not in found[key]


def test_the_token_is_never_printed(tmp_path: Path) -> None:
    """Neither the settings as text nor as JSON show it; only asking for it does."""
    settings = load(write(tmp_path / "a.toml"), {"ROUNDS_DISCORD_TOKEN": "s3cret"})
    assert "s3cret" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert settings.discord_token is not None
    assert "s3cret" == settings.discord_token.get_secret_value()


def test_a_problem_beside_the_token_does_not_show_it(tmp_path: Path) -> None:
    """An error elsewhere prints keys and reasons, never the values around them."""
    path = write(tmp_path / "a.toml", "stale_after_months = 0")
    with pytest.raises(ConfigError) as refused:
        load(path, {"ROUNDS_DISCORD_TOKEN": "s3cret"})
    assert "s3cret" not in repr(refused.value) + str(refused.value)


# The state.


@pytest.mark.parametrize(
    "address", ["/srv/state.db", "~/state.db", "postgresql://rounds@db/rounds"]
)
def test_the_state_is_a_file_or_a_server(tmp_path: Path, address: str) -> None:
    """In the file or in the environment."""
    path = write(tmp_path / "a.toml", f'state = "{address}"')
    assert address == load(path, {}).state_address
    assert address == load(write(tmp_path / "b.toml"), {"ROUNDS_STATE": address}).state_address


def test_without_a_word_the_state_is_a_file_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in the cache: that may be emptied by anybody."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = load(write(tmp_path / "a.toml"), {})
    assert "state.db" == Path(settings.state_address).name
    assert settings.cache not in Path(settings.state_address).parents


@pytest.mark.parametrize("address", ["mysql://db/rounds", "https://db", "postgresql://db a"])
def test_a_state_somewhere_else_is_refused(address: str) -> None:
    """Before anything is opened."""
    assert "write the path of a file" in problems(None, ROUNDS_STATE=address)["state"]


@pytest.mark.parametrize(
    "address", ["postgresql://rounds:s3cret@db/rounds", "postgresql://rounds@db/?password=s3cret"]
)
def test_a_password_of_the_state_is_a_secret(tmp_path: Path, address: str) -> None:
    """Refused in a file and never printed; the environment may hold it."""
    path = write(tmp_path / "a.toml", f'state = "{address}"')
    with pytest.raises(ConfigError, match="ROUNDS_STATE") as refused:
        load(path, {})
    assert "s3cret" not in str(refused.value)
    settings = load(write(tmp_path / "b.toml"), {"ROUNDS_STATE": address})
    assert "s3cret" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert address == settings.state_address


@pytest.mark.parametrize("key", ["left_guild_days", "history_days", "counts_days"])
def test_days_are_no_less_than_none(key: str) -> None:
    """What is kept for a time that is over before it began is a mistake."""
    assert {key} == problems(None, **{f"ROUNDS_{key.upper()}": "-1"}).keys()


# Lists.


@pytest.mark.parametrize(
    "written",
    ['["112 (EU, and more)", "999"]', ' [ "112 (EU, and more)" , "999" ] '],
)
def test_a_list_in_the_environment_may_be_json(tmp_path: Path, written: str) -> None:
    """JSON allows a comma inside a text."""
    settings = load(write(tmp_path / "a.toml"), {"ROUNDS_EMERGENCY_NUMBERS": written})
    assert ("112 (EU, and more)", "999") == settings.emergency_numbers


@pytest.mark.parametrize("written", ["112,999", " 112 , 999 ", "112,,999,"])
def test_a_list_in_the_environment_may_have_commas(tmp_path: Path, written: str) -> None:
    """Texts with commas between them need no brackets and quotes."""
    settings = load(write(tmp_path / "a.toml"), {"ROUNDS_HELP_LINES": written})
    assert ("112", "999") == settings.help_lines


@pytest.mark.parametrize("written", ["[112", '["112"', "[}", "[112]", "[]", ",", '[["112"]]'])
def test_a_bad_list_in_the_environment_is_a_problem_of_its_key(
    tmp_path: Path, written: str
) -> None:
    """No JSON error and no empty list gets past the check; the key is named."""
    (key, *_) = problems(write(tmp_path / "a.toml"), ROUNDS_HELP_LINES=written)
    assert "help_lines" == key.partition(".")[0]


# Help lines.


def test_help_lines_of_a_region_come_before_those_of_its_language(tmp_path: Path) -> None:
    """A locale is looked up as it is, then by its language; None: the general ones hold."""
    path = write(
        tmp_path / "a.toml",
        "[help.es]\nemergency_numbers = ['112']\nhelp_lines = ['024']",
        "[help.es-419]\nemergency_numbers = ['911']\nhelp_lines = ['call 1']",
    )
    known = load(path, {}).help.items()
    found = [help_for(locale, known) for locale in ("es-419", "es-ES", "es", "fr")]
    assert ["call 1", "024", "024", None] == [each and each.help_lines[0] for each in found]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("[help.Spanish]\nemergency_numbers = ['112']\nhelp_lines = ['024']", "help.Spanish"),
        ("[help.es]\nemergency_numbers = []\nhelp_lines = ['024']", "help.es.emergency_numbers"),
        ("[help.es]\nemergency_numbers = ['112']", "help.es.help_lines"),
        ("[help.es]\nnumbers = ['112']", "help.es.numbers"),
    ],
)
def test_help_lines_that_would_help_nobody_are_refused(
    tmp_path: Path, table: str, key: str
) -> None:
    """An unknown locale, an empty list and a missing one are told with their place."""
    assert any(each.startswith(key) for each in problems(write(tmp_path / "a.toml", table)))


# The example.


def test_the_example_loads_and_holds_the_defaults() -> None:
    """Copied as it is, the example changes nothing."""
    assert load(EXAMPLE, {}) == Settings()


def test_every_setting_is_documented_in_the_example() -> None:
    """Each setting stands in the example, live or commented out, in a block that explains it."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    for key in Settings.model_fields:
        (number, *_) = [
            number
            for number, line in enumerate(lines)
            if re.match(rf"(# )?({key} (=|is refused)|\[{key}\.)", line)
        ]
        assert "" != lines[number - 1], f"nothing explains {key}"


def test_the_examples_in_comments_load_too(tmp_path: Path) -> None:
    """A setting that is switched on by removing the sign before it is no trap."""
    switched_on = re.sub(r"^# (\w+ = )", r"\1", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
    keys = tomllib.loads(switched_on).keys()
    assert set(Settings.model_fields) - {"discord_token", "ncbi_api_key"} == keys
    assert (
        Path("/srv/rounds/knowledge.db") == load(write(tmp_path / "a", switched_on), {}).knowledge
    )


@pytest.mark.parametrize(
    "value", ["ftp.ncbi.nlm.nih.gov", "ftp://x/y", "https://x/?a=b", "https://"]
)
def test_an_address_that_is_no_folder_of_files_is_refused(value: str) -> None:
    """https, or http where it is written so, without a query."""
    assert "address of a folder" in problems(None, ROUNDS_MEDGEN_URL=value)["medgen_url"]


def test_downloads_are_kept_in_the_cache_unless_said_otherwise() -> None:
    """A folder of their own there."""
    assert Path("/c/downloads") == load(None, {"ROUNDS_CACHE": "/c"}).downloads_folder
    assert (
        Path("/d") == load(None, {"ROUNDS_CACHE": "/c", "ROUNDS_DOWNLOADS": "/d"}).downloads_folder
    )
