"""Clauses as chunks of tokens, read from the document's syntax: who (subject) does (verb) what (objects), and the parent clause."""

from analysis.language.clauses.clause import Attachment, Chunk, Clause, Clauses
from analysis.language.clauses.finder import find_chunks, find_clauses

__all__ = ["Attachment", "Chunk", "Clause", "Clauses", "find_chunks", "find_clauses"]
