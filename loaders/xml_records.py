"""Records of XML files, read as a stream."""

from collections.abc import Sequence

from loaders.contents import Content
from loaders.rows import Table


def open_xml(content: Content) -> Sequence[Table]:
    """The tables in the file. Raises Unreadable."""
    raise NotImplementedError(content.file)
