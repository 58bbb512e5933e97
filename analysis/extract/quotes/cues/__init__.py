"""Cues of attribution (verbs, nouns and adjectives of speech and attitude), each with its speaker."""
