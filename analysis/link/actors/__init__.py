"""Names joined into actors; pronouns linked to them."""

from __future__ import annotations

from analysis.link.actors.governments import label
from analysis.link.actors.linker import link_actors
from analysis.link.actors.row import Actor

__all__ = ["Actor", "label", "link_actors"]
