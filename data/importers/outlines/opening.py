"""The layers of shapes of a file that comes in, out of its archive when it is in one."""

import re
import shutil
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from data.base.problems import NOWHERE, RefusedFileError, Where
from data.importers.files import Container, IncomingFile
from data.importers.parts import extract, parts
from data.importers.tables.messages import refused
from geo.errors import GeoError, UnreadableVectorError
from geo.reading import VectorLayer, layers_of

_MOST_CANDIDATES = 12
_SHAPEFILE = (".dbf", ".shp", ".shx", ".prj", ".cpg")
_WHOLE = (".geojson", ".json", ".gpkg")
_NATIONAL = re.compile(r"outre_?mer|france_?enti|_fxx|france_metro", re.IGNORECASE)
_DEGREES = re.compile(r"wgs_?84|4326", re.IGNORECASE)
_LAMBERT = re.compile(r"lb_?93|lamb_?(?:ert)?_?93|2154", re.IGNORECASE)
_FAR = re.compile(
    r"utm|guadeloupe|martinique|guyane|reunion|mayotte|polynesie|saint_?martin", re.IGNORECASE
)
_COMMUNES = frozenset({"commune", "communes"})


@dataclass(frozen=True)
class FoundLayer:
    """A layer, and the file or member that it comes from, as the officer knows it."""

    label: str
    layer: VectorLayer


@dataclass(frozen=True)
class _Candidate:
    """What may be a vector file in an archive.

    Attributes:
        name: of the member, as the officer knows it.
        lead: the member that is opened: the table of a shapefile.
        members: all that must be unpacked with it.
    """

    name: str
    lead: str
    members: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        """Many a ``.json`` in an archive speaks of something else."""
        return self.name.lower().endswith(".json")

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """Communes before what lies above them, the nation before a territory, degrees first."""
        path = PurePosixPath(self.name)
        crs = 0 if _DEGREES.search(path.stem) else 1 if _LAMBERT.search(path.stem) else 2
        is_national = bool(_NATIONAL.search(path.stem))
        far = 3 if _FAR.search(path.stem) and not is_national else crs
        return path.stem.lower() not in _COMMUNES, not is_national, far, self.name


class Outlines:
    """The layers of a file, best first; an archive is unpacked in a folder that goes with this."""

    def __init__(self, file: IncomingFile) -> None:
        self._file = file
        self._folder: Path | None = None
        self._found: dict[str, tuple[FoundLayer, ...]] = {}

    def matching(self, accepts: Callable[[VectorLayer], bool]) -> Iterator[FoundLayer]:
        """Give the layers that a format reads, each unpacked when its turn comes.

        Raises:
            RefusedFileError: one of them is damaged, hostile or too big.
        """
        if self._file.container is not Container.ZIP:
            with refusing(self._file.name):
                layers = [one for one in self._plain() if accepts(one.layer)]
            yield from layers
            return
        for candidate in self._candidates():
            try:
                with refusing(f"{self._file.name} › {candidate.name}"):
                    layers = [one for one in self._layers(candidate) if accepts(one.layer)]
            except RefusedFileError:
                if candidate.is_doubtful:
                    continue
                raise
            yield from layers

    def _plain(self) -> tuple[FoundLayer, ...]:
        """Return the layers of a file that is no archive."""
        name = self._file.name
        if name not in self._found:
            self._found[name] = tuple(FoundLayer(name, one) for one in layers_of(self._file.path))
        return self._found[name]

    def _candidates(self) -> list[_Candidate]:
        names = [part.name for part in parts(self._file)]
        found = [_Candidate(name, name, (name,)) for name in names if name.lower().endswith(_WHOLE)]
        shapefiles: dict[str, dict[str, str]] = {}
        for name in names:
            stem, suffix = name[:-4].lower(), name[-4:].lower()
            if suffix in _SHAPEFILE:
                shapefiles.setdefault(stem, {})[suffix] = name
        for files in shapefiles.values():
            if ".dbf" in files and ".shp" in files:
                found.append(_Candidate(files[".shp"], files[".dbf"], tuple(files.values())))
        return sorted(found, key=lambda one: one.rank)[:_MOST_CANDIDATES]

    def _layers(self, candidate: _Candidate) -> tuple[FoundLayer, ...]:
        """Unpack a candidate, once."""
        if candidate.name not in self._found:
            folder = Path(mkdtemp(dir=self._own_folder()))
            written = extract(self._file, candidate.members, folder)
            lead = written[candidate.members.index(candidate.lead)]
            label = f"{self._file.name} › {candidate.name}"
            layers = tuple(FoundLayer(label, one) for one in layers_of(lead))
            self._found[candidate.name] = layers
        return self._found[candidate.name]

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="mandascope-contours-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


@contextmanager
def refusing(label: str) -> Iterator[None]:
    """Turn the errors of the geometry package into the refusal of a file."""
    try:
        yield
    except UnreadableVectorError as error:
        where = Where(line=error.line) if error.line else NOWHERE
        raise refused(label, f"{error}.", where) from error
    except GeoError as error:
        raise refused(label, f"{error}.") from error
