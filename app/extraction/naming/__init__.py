"""Reading names: runs of capitalised words, the titles beside them, the bodies they belong to."""
