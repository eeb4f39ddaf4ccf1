"""An independent witness of what the store should say.

It reads the raw JSON of streams and the rows of tables, and shares no code with what builds
representations: an error that both made would have to be made twice. It is for ``filmreview verify`` and
tests, never for serving.
"""
