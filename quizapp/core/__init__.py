"""The quiz itself, pure: standard library only, no clock, no global randomness, no files.

Facts go in, questions come out; answers go in, credits come out. Time, seeds and texts are arguments.
"""
