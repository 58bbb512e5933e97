"""One reader per file format: bytes => Extracted."""
