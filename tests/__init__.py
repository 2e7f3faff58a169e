"""A package with a name of its own on the path: textstat installs one called `tests`, too."""
