"""Flash cards for Anki: notes as lines of text, which it takes under File, Import."""
