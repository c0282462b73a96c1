"""The container of old Excel files: a small file system inside a file, of which one stream is wanted."""

from pathlib import Path
from struct import Struct, unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_MINI_SECTOR = 64
_MINI_CUTOFF = 4096
_LAST_SECTOR = 0xFFFFFFFA
_SECTORS = Struct("<I")


class NoCompoundFile(ValueError):
    """The file is damaged in a way that leaves nothing to be found in it."""


class CompoundFile:
    """The named streams of a compound file. Raises NoCompoundFile."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if not self._data.startswith(SIGNATURE) or len(self._data) < 512:
            raise NoCompoundFile
        [shift] = unpack_from("<H", self._data, 30)
        if shift not in {9, 12}:
            raise NoCompoundFile
        self._size = 1 << shift
        count, directory = unpack_from("<II", self._data, 44)
        mini_table, _, table_part, _ = unpack_from("<IIII", self._data, 60)
        self._table = self._allocation(count, table_part)
        self._entries = dict(self._read_entries(self._chain(directory)))
        self._mini_table = _numbers(self._chain(mini_table))

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The content of a stream."""
        start, size = self._entries[name]
        if size >= _MINI_CUTOFF:
            return self._chain(start)[:size]
        root, _ = self._entries["Root Entry"]
        mini, content, sector = self._chain(root), [], start
        for _ in range(size // _MINI_SECTOR + 1):
            if sector >= len(self._mini_table):
                break
            content.append(mini[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            sector = self._mini_table[sector]
        return b"".join(content)[:size]

    def _allocation(self, count: int, part: int) -> list[int]:
        sectors = list(unpack_from("<109I", self._data, 76))
        for _ in range(len(self._data) // self._size):
            if part >= _LAST_SECTOR:
                break
            *more, part = _numbers(self._sector(part))
            sectors += more
        used = [number for number in sectors[:count] if number < _LAST_SECTOR]
        return [number for sector in used for number in _numbers(self._sector(sector))]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise NoCompoundFile
        return sector.ljust(self._size, b"\0")

    def _chain(self, sector: int) -> bytes:
        content = []
        # A damaged chain may run in a circle.
        for _ in self._table:
            if sector >= len(self._table):
                break
            content.append(self._sector(sector))
            sector = self._table[sector]
        return b"".join(content)

    def _read_entries(self, directory: bytes) -> list[tuple[str, tuple[int, int]]]:
        entries = []
        for start in range(0, len(directory), _ENTRY):
            [length] = unpack_from("<H", directory, start + 64)
            name = directory[start : start + max(0, min(length, 64) - 2)].decode(
                "utf-16-le", "replace"
            )
            entries.append((name, unpack_from("<II", directory, start + 116)))
        return entries


def _numbers(sector: bytes) -> list[int]:
    return [number for (number,) in _SECTORS.iter_unpack(sector)]
