"""What each pattern of a time expression means: one function per reading."""
