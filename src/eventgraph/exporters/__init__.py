"""Graph -> files: one function a format, chosen by suffix."""

from eventgraph.exporters.files import export
from eventgraph.exporters.formats import FORMATS, Part

__all__ = ["FORMATS", "Part", "export"]
