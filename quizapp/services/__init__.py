"""Use cases: each takes a Session and plain values, and returns plain values.

They never commit and never import Flask: whoever calls them opens the transaction (`storage.writing`) and ends it.
"""
