"""Training the models and measuring the tables again; not part of the installed package."""
