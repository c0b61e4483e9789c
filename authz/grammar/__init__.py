"""The grammar as data: its notation, its tree, and the two compilations of a rule."""
