"""Everything the magazine shows is drawn here, from circles, lines and type.

No studio artwork, no downloaded pictures: each film has one idea, drawn by :mod:`.motifs`,
and gets its poster and its wide picture from it. The same input gives the same bytes.
"""
