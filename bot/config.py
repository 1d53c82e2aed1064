"""The configuration: one TOML file and the environment become one frozen object.

The file is the one named, else ``ROUNDS_CONFIG``, else ``./config.toml``, else
``rounds/config.toml`` in the user's configuration folder. A variable ``ROUNDS_<KEY>`` wins over
the file. ``config.example.toml`` documents every setting.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path, user_config_path, user_data_path
from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.errors import ConfigError
from bot.help_lines import DEFAULTS, ELSEWHERE, HelpLines

_PREFIX = "ROUNDS_"
_FILE_NAME = "config.toml"
# Settings that are not settings of Rounds' behaviour: which file to read, and the tests' own.
_OTHER_VARIABLES = frozenset({"ROUNDS_CONFIG", "ROUNDS_TEST_DATA"})

# Secrets, which are read from the environment alone.
_SECRETS = ("discord_token", "ncbi_api_key")

Texts = Annotated[tuple[str, ...], NoDecode]
Numbers = Annotated[tuple[int, ...], NoDecode]
# A language, or one in a region, as Discord writes them: "de", "en-GB", "es-419".
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-([A-Z]{2}|\d{3}))?$")]


class Settings(BaseSettings):
    """Every setting, checked. Values come from `load`, never from the class alone."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    knowledge: Path | None = None
    cache: Path = Field(default_factory=lambda: user_cache_path("rounds"))
    include_iea: bool = False
    stale_after_months: int = Field(default=12, ge=1)
    memory_minutes: float = Field(default=30, gt=0)
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    emergency_numbers: Texts = ("112 (EU and many countries)", "911 (US, Canada)", "999 (UK)")
    help_lines: Texts = ("988 (US)", "116 123 (UK, Ireland)", f"{ELSEWHERE} (elsewhere)")
    help: dict[Locale, HelpLines] = DEFAULTS
    discord_token: SecretStr | None = None
    discord_api_url: str | None = None
    discord_gateway_url: str | None = None
    study_channels: Numbers = ()
    plain_text: bool = False
    message_content: bool = False
    cooldown: float = Field(default=0, ge=0, le=3600)
    cooldown_server: float = Field(default=0, ge=0, le=3600)
    privacy_url: str | None = None
    terms_url: str | None = None
    look_up_processes: int = Field(default=2, ge=0, le=64)
    ncbi_email: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+$")
    ncbi_tool: str = Field(default="rounds-bot", pattern=r"^[!-~]+$")
    ncbi_api_key: SecretStr | None = None
    eutils_url: str | None = None
    fetched: Path | None = None
    fetched_days: int = Field(default=30, ge=0)
    knowledge_check_s: float = Field(default=60, ge=0)
    medgen_url: str = "https://ftp.ncbi.nlm.nih.gov/pub/medgen/"
    gene_url: str = "https://ftp.ncbi.nlm.nih.gov/gene/DATA/"
    hpo_url: str = "https://purl.obolibrary.org/obo/"
    hpoa_url: str = "https://purl.obolibrary.org/obo/hp/hpoa/"
    downloads: Path | None = None
    update_sources: Texts = ("concepts",)
    update_literature: bool = False
    update_attributes: bool = False
    state: SecretStr | None = None
    left_guild_days: int = Field(default=30, ge=0)
    history_days: int = Field(default=365, ge=1)
    counts_days: int = Field(default=730, ge=1)

    @field_validator(
        "emergency_numbers", "help_lines", "study_channels", "update_sources", mode="before"
    )
    @classmethod
    def _from_text(cls, value: object) -> object:
        """A list in the environment: JSON, or texts with commas between them."""
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("["):
            return json.loads(value)
        return [part.strip() for part in value.split(",") if part.strip()]

    @field_validator("emergency_numbers", "help_lines")
    @classmethod
    def _not_empty(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("name at least one: people in need are shown these")
        return value

    @field_validator("discord_token")
    @classmethod
    def _whole(cls, value: SecretStr | None) -> SecretStr | None:
        token = value.get_secret_value().strip() if value else ""
        if token and not re.fullmatch(r"[!-~]+", token):
            raise ValueError("is no token of Discord: it has blanks or other signs in it")
        return SecretStr(token) if token else None

    @field_validator("ncbi_api_key")
    @classmethod
    def _usable(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value else ""
        if key and not re.fullmatch(r"[0-9A-Za-z]+", key):
            raise ValueError("is no API key of NCBI: it has other signs than letters and digits")
        return SecretStr(key) if key else None

    @field_validator("eutils_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value and not re.match(r"https?://[^\s/]+", value):
            raise ValueError("write a whole address, such as https://example.org/eutils")
        return value.rstrip("/") if value else None

    @field_validator("discord_api_url", "discord_gateway_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value and not re.match(r"(?:https?|wss?)://[^\s/]+", value):
            raise ValueError("write a whole address, such as https://discord.com/api/v10")
        return value.rstrip("/") if value else None

    @field_validator("privacy_url", "terms_url")
    @classmethod
    def _page(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"https?://[^\s]{1,500}", value):
            raise ValueError("write a whole address, such as https://example.org/privacy")
        return value or None

    @field_validator("medgen_url", "gene_url", "hpo_url", "hpoa_url")
    @classmethod
    def _folder_address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
            raise ValueError(
                "write the address of a folder, such as https://mirror.example/medgen/"
            )
        return value

    @field_validator("state")
    @classmethod
    def _path_or_server(cls, value: SecretStr | None) -> SecretStr | None:
        # A secret, as the address of a server may hold a password.
        address = value.get_secret_value().strip() if value else ""
        if "://" in address and not re.match(r"postgres(?:ql)?://\S+$", address):
            raise ValueError("write the path of a file, or postgresql://user@host/database")
        return SecretStr(address) if address else None

    @property
    def state_address(self) -> str:
        """Where settings and what people keep are: a file's path, or the address of a server."""
        if self.state:
            return self.state.get_secret_value()
        return str(user_data_path("rounds") / "state.db")

    @property
    def downloads_folder(self) -> Path:
        """Where the files of releases are kept."""
        return self.downloads or self.cache / "downloads"

    @field_validator("knowledge", "cache", "fetched", "downloads")
    @classmethod
    def _expanded(cls, value: Path | None) -> Path | None:
        return value.expanduser() if value else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load` gives: it reads the file and the environment itself, both at once."""
        return (init_settings,) if isinstance(init_settings, InitSettingsSource) else ()


def load(config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the file and the environment.

    Raises:
        ConfigError: the file is missing though named, is no TOML, or holds unknown or bad values;
            all problems at once.
    """
    path = _find(config, environ)
    values = _read(path) if path else {}
    problems = list(_misplaced(values))
    values |= {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in environ.items()
        # An empty variable is how a script or container file leaves one unset.
        if value and name.startswith(_PREFIX) and name not in _OTHER_VARIABLES
    }
    origin = str(path) if path else "environment"
    try:
        settings = Settings(**values)  # type: ignore[arg-type]  # checked by pydantic right here
    except ValidationError as error:
        problems += [_problem(each["loc"], each["type"], each["msg"]) for each in error.errors()]
        raise ConfigError(origin, tuple(problems)) from None
    if problems:
        raise ConfigError(origin, tuple(problems))
    return settings


def _find(config: Path | None, environ: Mapping[str, str]) -> Path | None:
    named = config or (Path(environ["ROUNDS_CONFIG"]) if environ.get("ROUNDS_CONFIG") else None)
    if named:
        return named.expanduser()
    for path in (Path(_FILE_NAME), user_config_path("rounds") / _FILE_NAME):
        if path.is_file():
            return path
    return None


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror}); check the path"
    except UnicodeDecodeError:
        problem = "the file is not UTF-8 text"
    except tomllib.TOMLDecodeError as error:
        problem = f"not valid TOML: {error}"
    raise ConfigError(str(path), (("file", problem),))


def _misplaced(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """A secret in a file ends up in a repository or a backup sooner or later."""
    return [
        (key, f"belongs in the environment only: set {_PREFIX}{key.upper()}")
        for key in values
        if key in _SECRETS or (key == "state" and _has_password(str(values[key])))
    ]


def _has_password(address: str) -> bool:
    """Whether an address of a server holds one, or may: ``//user:password@`` or ``?password=``."""
    return bool(re.search(r"://[^/?#]*:[^/?#]*@|[?&]password=", address))


def _problem(place: tuple[int | str, ...], kind: str, message: str) -> tuple[str, str]:
    key = ".".join(map(str, place))
    if kind == "extra_forbidden":
        return key, f"there is no such setting; the settings are {', '.join(Settings.model_fields)}"
    return key, message.removeprefix("Value error, ")
