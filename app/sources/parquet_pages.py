"""How much each page of a Parquet file unpacks to, by the headers of the pages themselves.

A page is unpacked whole, and its header alone says how long it will be: the sums at the end of the file may
lie, and the library that reads Parquet shows no headers. They are structures of Thrift's compact protocol
(https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md), called `PageHeader` in
https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift. What Arrow might read
otherwise than this reader, and no writer writes, is refused: a size given twice, or as a number of another
kind, or a field whose id Arrow would cut to 16 bits.
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
_I32 = 5
_INTEGERS = (4, _I32, 6)
_LARGEST_ID = 2**15 - 1
_LARGEST_SIZE = 2**31 - 1
_SIZES = {_TRUE: 1, _FALSE: 1, _BYTE: 1, _DOUBLE: 8, _UUID: 16}
"""Bytes of what has a fixed length; a truth value that is a field of its own has none."""
_VARINT_BYTES = 10


class PageHeaderError(ValueError):
    """These bytes are no header, or none that can be understood in one way only."""


def unpacked_sizes(file: BinaryIO, start: int, length: int) -> Iterator[int]:
    """The bytes that each page unpacks to, of the column chunk of `length` bytes at `start` of a file.

    Raises `PageHeaderError` where a header cannot be read: what comes behind it is not known.
    """
    end = start + length
    while start < end:
        sizes, header = _header(file, start)
        yield sizes[_UNPACKED]
        start += header + sizes[_PACKED]


def _header(file: BinaryIO, start: int) -> tuple[dict[int, int], int]:
    """The two sizes that the header at `start` gives, by field, and its own length in bytes."""
    if start < 0:
        raise PageHeaderError
    wanted = _FIRST_BYTES
    while True:
        file.seek(start)
        data = file.read(wanted)
        try:
            return _Reader(data).page_header()
        except IndexError:
            if len(data) < wanted or wanted >= _HEADER_BYTES:
                raise PageHeaderError from None
        wanted *= 8


class _Reader:
    """Goes through bytes of the compact protocol. Raises IndexError where they end too early."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def page_header(self) -> tuple[dict[int, int], int]:
        """The sizes of a page by field, and where its header ends."""
        sizes: dict[int, int] = {}
        for field, kind in self._fields():
            if field not in (_UNPACKED, _PACKED):
                self._skip_field(kind, 0)
            elif kind != _I32 or field in sizes:
                raise PageHeaderError
            else:
                sizes[field] = self._number()
        if len(sizes) < 2 or not all(0 <= size <= _LARGEST_SIZE for size in sizes.values()):
            raise PageHeaderError
        return sizes, self._at

    def _fields(self) -> Iterator[tuple[int, int]]:
        """Id and kind of each field of a structure; who asks for the next has gone past this one's value."""
        field = 0
        while (head := self._byte()) & 15 != _STOP:  # whatever the upper half holds
            field = field + (head >> 4) if head >> 4 else self._number()
            if not 0 <= field <= _LARGEST_ID:
                raise PageHeaderError
            yield field, head & 15

    def _skip_field(self, kind: int, depth: int) -> None:
        if kind not in (_TRUE, _FALSE):
            self._skip(kind, depth + 1)

    def _skip(self, kind: int, depth: int) -> None:
        if depth > _DEPTH:
            raise PageHeaderError
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
            for _, inner in self._fields():
                self._skip_field(inner, depth)
        else:
            raise PageHeaderError

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
        raise PageHeaderError

    def _number(self) -> int:
        """A whole number in zigzag: 0, 1, 2 and 3 stand for 0, -1, 1 and -2."""
        packed = self._varint()
        return (packed >> 1) ^ -(packed & 1)
