"""Which way a language is written, from its tag (BCP 47)."""

SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
LANGUAGES = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
})  # fmt: skip
"""Languages usually written from right to left; a script in the tag, as in `az-Arab`, decides before them."""


def direction(lang: str) -> str:
    """Return what the attribute `dir` takes."""
    language, *rest = lang.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]  # noqa: PLR2004 - ISO 15924 has four letters
    leftward = scripts[0] in SCRIPTS if scripts else language in LANGUAGES
    return "rtl" if leftward else "ltr"
