"""Cues of attribution: verbs and nouns of saying, each with its speaker."""
