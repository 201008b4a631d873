"""How much each page of a Parquet file unpacks to, by the headers of the pages themselves.

A page is unpacked whole, and its header alone says how long it will be: the sums at the end of the file may
lie, and the library that reads Parquet shows no headers. They are structures of Thrift's compact protocol
(https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md), called `PageHeader` in
https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift.
"""

from collections.abc import Iterator
from typing import BinaryIO

_HEADER_BYTES = 16 * 1024 * 1024
"""The longest header that Arrow takes."""
_FIRST_BYTES = 128
_DEPTH = 64
_UNPACKED, _PACKED = 2, 3
"""The fields `uncompressed_page_size` and `compressed_page_size` of a `PageHeader`."""
_STOP, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT, _UUID = 0, 7, 8, 9, 10, 11, 12, 13
_TRUE, _FALSE, _BYTE = 1, 2, 3
_INTEGERS = (4, 5, 6)
_SIZES = {_TRUE: 1, _FALSE: 1, _BYTE: 1, _DOUBLE: 8, _UUID: 16}
"""Bytes of what has a fixed length; a truth value that is a field of its own has none."""
_VARINT_BYTES = 10


class _BrokenError(ValueError):
    """These bytes are no header."""


def unpacked_sizes(file: BinaryIO, start: int, length: int) -> Iterator[int]:
    """The bytes that each page unpacks to, of the column chunk of `length` bytes at `start` of a file.

    Ends where a header is broken: there reading ends too.
    """
    end = start + length
    while 0 <= start < end:
        try:
            fields, size = _header(file, start, end)
        except _BrokenError:
            return
        packed, unpacked = fields.get(_PACKED, -1), fields.get(_UNPACKED, -1)
        if min(packed, unpacked) < 0:
            return
        yield unpacked
        start += size + packed


def _header(file: BinaryIO, start: int, end: int) -> tuple[dict[int, int], int]:
    """The whole numbers of the header at `start`, by field, and its length in bytes."""
    wanted = _FIRST_BYTES
    while True:
        file.seek(start)
        data = file.read(min(wanted, end - start))
        try:
            return _Reader(data).struct(0)
        except IndexError:
            if len(data) < wanted or wanted >= _HEADER_BYTES:
                raise _BrokenError from None
        wanted *= 8


class _Reader:
    """Goes through bytes of the compact protocol. Raises IndexError where they end too early."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def struct(self, depth: int) -> tuple[dict[int, int], int]:
        """The whole numbers among the fields of a structure, and where it ends."""
        numbers: dict[int, int] = {}
        field = 0
        while kind := self._byte():
            field = field + (kind >> 4) if kind >> 4 else self._number()
            kind &= 15
            if kind in _INTEGERS:
                numbers[field] = self._number()
            elif kind not in (_TRUE, _FALSE):
                self._skip(kind, depth + 1)
        return numbers, self._at

    def _skip(self, kind: int, depth: int) -> None:
        if depth > _DEPTH:
            raise _BrokenError
        if kind in _INTEGERS:
            self._varint()
        elif kind in _SIZES:
            self._pass(_SIZES[kind])
        elif kind == _BINARY:
            self._pass(self._varint())
        elif kind in (_LIST, _SET):
            head = self._byte()
            self._skip_all(self._varint() if head >> 4 == 15 else head >> 4, [head & 15], depth)
        elif kind == _MAP:
            if count := self._varint():
                head = self._byte()
                self._skip_all(count, [head >> 4, head & 15], depth)
        elif kind == _STRUCT:
            self.struct(depth)
        else:
            raise _BrokenError

    def _skip_all(self, count: int, kinds: list[int], depth: int) -> None:
        for _ in range(count):
            for kind in kinds:
                self._skip(kind, depth + 1)

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _pass(self, count: int) -> None:
        self._at += count
        if self._at > len(self._data):
            raise IndexError

    def _varint(self) -> int:
        total = 0
        for place in range(_VARINT_BYTES):
            byte = self._byte()
            total |= (byte & 127) << 7 * place
            if byte < 128:
                return total
        raise _BrokenError

    def _number(self) -> int:
        """A whole number in zigzag: 0, 1, 2 and 3 stand for 0, -1, 1 and -2."""
        packed = self._varint()
        return (packed >> 1) ^ -(packed & 1)
