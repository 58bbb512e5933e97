"""Claims that are reported as untrue: "denied that it had closed"."""

from __future__ import annotations

from analysis.extract.quotes import Quote
from analysis.result import Analysis


def is_denial(row: Quote) -> bool:
    """True if a claim is reported as untrue: "denied that it had closed", but not "did not deny that"."""
    return "denied" in (row.stance, row.certainty) and not row.negated


def denied_tokens(analysis: Analysis) -> frozenset[int]:
    """Indexes of the tokens inside denied claims."""
    spans = [analysis.document.tokens_in(row.start, row.end) for row in analysis.quote_rows if is_denial(row)]
    return frozenset(at for span in spans for at in span)
