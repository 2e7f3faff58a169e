"""English words: which say little, and what the forms of one have in common."""

from functools import lru_cache

import snowballstemmer

_SMALL = """
the a an and or but of to in on at by for from with without into about as is are was were be
been being am it its it's this that these those there here i we you they he she my our your
their his her me us them who which what when where why how if than then so such not no nor do
does did done have has had having can could should would will shall may might must need needs
needed let lets let's get gets make makes made more most much many very just also too only any
some all each every other own up out over because while during between both through who's i'm
we're don't doesn't isn't aren't can't won't rather even still like want wants
"""
STOP = frozenset(_SMALL.split())

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of an English word have in common."""
    return str(_stemmer.stemWord(word))
