"""Grammar: a head and a relation for each token, from a trained parser, and what follows from them.

`Document.syntax` => `Syntax`. Relations are those of ClearNLP (Choi and Palmer 2012), which spaCy's English pipelines use too: nsubj, nsubjpass,
dobj, dative, attr, acomp, prep, pobj, pcomp, agent, ccomp, xcomp, advcl, relcl, acl, appos, poss, compound, amod, nummod, det, conj, cc, aux, auxpass,
neg, mark, …; "root" for the root of a sentence. The head of a name is its last word, and later conjuncts hang on the one before.
"""

from analysis.language.syntax.clause import Clause
from analysis.language.syntax.noun_phrase import NounPhrase
from analysis.language.syntax.parser import Parse, parse, parse_changed
from analysis.language.syntax.syntax import Syntax

__all__ = ["Clause", "NounPhrase", "Parse", "Syntax", "parse", "parse_changed"]
