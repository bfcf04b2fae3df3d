"""What became of an article: notices of corrections, and what two versions of it say differently."""

from eventgraph.versions.corrections import find_correction

__all__ = ["find_correction"]
