"""A scenario from its files: which is the domain, which are profiles, and whose are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.case.model import Case
from detente.case.tree import MAX_BYTES
from detente.documents.files import label
from detente.errors import UserError
from detente.interop.genius import read_genius
from detente.interop.geniusweb import read_geniusweb
from detente.interop.negmas import read_negmas
from detente.interop.scenario import Domain, Profile
from detente.interop.scenario_case import scenario_case

MAX_FILES = 200
_LISTED = 20

PartReader = Callable[[bytes, str], Domain | Profile | None]
"""Takes a file's bytes and its name for messages; None says that it is no part of a scenario."""


@dataclass(frozen=True)
class Format:
    """A format of scenarios: what it is called, how its files end, and what reads one."""

    name: str
    endings: tuple[str, ...]
    read: PartReader


FORMATS = (
    Format("Genius", (".xml",), read_genius),
    Format("GeniusWeb", (".json",), read_geniusweb),
    Format("NegMAS", (".yml", ".yaml"), read_negmas),
)
"""A new format of scenarios is one file in this room and one line here."""

ENDINGS = tuple(ending for form in FORMATS for ending in form.endings)


@dataclass(frozen=True)
class _Parts:
    domains: list[tuple[Path, Domain]]
    profiles: list[tuple[Path, Profile]]
    broken: list[tuple[Path, UserError]]
    other: list[Path]


def import_scenario(
    paths: Sequence[Path], chosen: Sequence[str] = ()
) -> tuple[Case, tuple[str, ...]]:
    """Return the case that a scenario describes, and what of it is left out, a sentence each.

    ``paths`` are one folder, or a domain and the profiles that are wanted. ``chosen`` are the
    profiles of the folder that are wanted, by name of file with or without its ending; profiles
    of a folder are alternatives, so that only two are taken unasked. Raises UserError, naming
    the file and the place, for what is missing, malformed or left to choose.
    """
    whole = len(paths) == 1 and paths[0].is_dir()
    if whole:
        files, wanted = _folder(paths[0]), list(chosen)
    else:
        files = [*paths, *(paths[0].parent / name for name in chosen)]
        wanted = []
    parts = _sorted(files, _format_of(files, paths[0]), strict=not whole)
    where = label(paths[0])
    profiles = _chosen(parts, wanted, where, whole=whole)
    domain, said = _domain(parts, profiles, where)
    case, left_out = scenario_case(domain, domain.title, [profile for _, profile in profiles])
    for path in parts.other:
        said.append(f"{label(path.name)} is no part of the scenario and is left out.")
    if not wanted:
        said += [f"A file is left out: {error}" for _, error in parts.broken]
    return case, (*said, *left_out)


def is_scenario(path: Path, data: bytes) -> bool:
    """Tell whether a lone file is part of a scenario, or would be were it sound XML or YAML."""
    form = next((form for form in FORMATS if path.suffix.lower() in form.endings), None)
    if form is None:
        return False
    try:
        return form.read(data, label(path)) is not None
    except UserError:
        return form.name != "GeniusWeb" or b"UtilitySpace" in data


def read_file(path: Path) -> bytes:
    """Return a file's bytes, up to one more than the limit; raises UserError if it has none."""
    try:
        if not path.is_file():
            raise UserError(f"{label(path)} is no file.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    # A name with a null character is a ValueError.
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UserError(f"{label(path)} cannot be read: {why}.") from None


def _folder(folder: Path) -> list[Path]:
    try:
        found = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
    except OSError as error:
        raise UserError(f"{label(folder)} cannot be read: {error.strerror or error}.") from None
    if not found:
        raise UserError(
            f"{label(folder)} holds no scenario: no file in it ends in {', '.join(ENDINGS)}."
        )
    if len(found) > MAX_FILES:
        raise UserError(
            f"{label(folder)} holds {len(found):,} files, but {MAX_FILES} are the most."
        )
    return found


def _format_of(files: Sequence[Path], first: Path) -> Format:
    forms = [f for f in FORMATS if any(p.suffix.lower() in f.endings for p in files)]
    strange = [p for p in files if p.suffix.lower() not in ENDINGS]
    if strange:
        raise UserError(
            f"{label(strange[0])} is no part of a scenario: its files end in {', '.join(ENDINGS)}."
        )
    if len(forms) > 1:
        names = " and ".join(form.name for form in forms)
        raise UserError(
            f"{label(first)} and what lies there mix the formats {names}: name the files of one."
        )
    return forms[0]


def _sorted(files: Sequence[Path], form: Format, *, strict: bool) -> _Parts:
    """Read all files and tell what each is; ``strict`` raises for what cannot be read."""
    parts = _Parts([], [], [], [])
    for path in files:
        try:
            part = form.read(read_file(path), label(path))
        except UserError as error:
            if strict:
                raise
            parts.broken.append((path, error))
            continue
        match part:
            case Domain():
                parts.domains.append((path, part))
            case Profile():
                parts.profiles.append((path, part))
            case None:
                parts.other.append(path)
    return parts


def _chosen(
    parts: _Parts, wanted: Sequence[str], where: str, *, whole: bool
) -> list[tuple[Path, Profile]]:
    listed = _listed([path for path, _ in parts.profiles])
    if wanted:
        found = [_one(parts, name, listed, where) for name in wanted]
        twice = {path for path, _ in found if [p for p, _ in found].count(path) > 1}
        if twice:
            raise UserError(f"The profile {label(min(twice).name)} is chosen twice.")
    else:
        found = parts.profiles
    if len(found) < 2:
        if parts.broken and not wanted:
            raise UserError(
                f"{where} should hold two profiles that can be read, and holds {len(found)}. "
                + " ".join(str(error) for _, error in parts.broken[:3])
            )
        more = f" Profiles there: {listed}." if listed else ""
        raise UserError(
            f"A scenario needs a profile for each of two parties, and has {len(found)}.{more}"
        )
    if whole and not wanted and len(found) > 2:
        raise UserError(
            f"{where} holds {len(found)} profiles, which are alternatives: choose with --profile "
            f"for each party. Profiles there: {listed}."
        )
    return found


def _one(parts: _Parts, name: str, listed: str, where: str) -> tuple[Path, Profile]:
    for path, profile in parts.profiles:
        if name in (path.name, path.stem):
            return path, profile
    for path, error in parts.broken:
        if name in (path.name, path.stem):
            raise error
    raise UserError(f"{where} holds no profile {label(name)}. Profiles there: {listed or 'none'}.")


def _listed(paths: Sequence[Path]) -> str:
    names = ", ".join(label(path.name) for path in paths[:_LISTED])
    return names + (", ..." if len(paths) > _LISTED else "")


def _domain(
    parts: _Parts, profiles: Sequence[tuple[Path, Profile]], where: str
) -> tuple[Domain, list[str]]:
    if len(parts.domains) > 1:
        raise UserError(
            f"{where} holds {len(parts.domains)} domains ({_listed([p for p, _ in parts.domains])}"
            "): name one of them and its profiles."
        )
    if parts.domains:
        return parts.domains[0][1], []
    if parts.broken:
        # One of these may be the domain.
        raise parts.broken[0][1]
    path, first = profiles[0]
    if first.domain is None:
        raise UserError(f"{where} holds no domain, which lists the issues.")
    return first.domain(), [f"There is no domain file: the issues of {label(path.name)} stand."]
