"""``beschlussvorlage.docx``: the draft of a council paper; a person finishes it."""

from massnahmenplan.bericht.beschlussvorlage.gliederung import schreibe

__all__ = ["schreibe"]
