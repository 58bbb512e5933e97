"""Clauses as chunks of words, from the document's syntax: who (subject) does (verb) what (objects), and on what other clause it hangs."""

from analysis.language.clauses.clause import Attachment, Clause, Clauses
from analysis.language.clauses.finder import find_clauses

__all__ = ["Attachment", "Clause", "Clauses", "find_clauses"]
