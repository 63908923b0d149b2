"""No template, macro, icon, script, style or class is there that nothing asks for."""

import re

from quizapp.paths import PACKAGE, resource

TEMPLATES = {
    path.relative_to(resource("templates")).as_posix(): path.read_text("utf-8")
    for path in resource("templates").rglob("*.html")
}
SCRIPTS = {path.name: path.read_text("utf-8") for path in (resource("static") / "js").glob("*.js")}
STYLES = {path.name: path.read_text("utf-8") for path in (resource("static") / "css").glob("*.css")}
CODE = "\n".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
PAGES = "\n".join([*TEMPLATES.values(), *SCRIPTS.values(), CODE])
CSS = re.sub(r"/\*.*?\*/", "", "\n".join(STYLES.values()), flags=re.DOTALL)
SELECTORS = re.sub(r"\{[^{}]*\}", "{}", CSS)


def elsewhere(name):
    """Return all that could ask for a file, but the file itself."""
    return "\n".join([*(text for other, text in (TEMPLATES | SCRIPTS | STYLES).items() if other != name), CODE])


def asked_for(template):
    """Whether it is named: those of a kind as every kind has them, as in `"kinds/" ~ item.kind ~ "/ask.html"`."""
    of_a_kind = re.fullmatch(r"kinds/\w+(/\w+\.html)", template)
    names = [f'"{template}"', *([f'"{of_a_kind[1]}"'] if of_a_kind else [])]
    return any(name in elsewhere(template) for name in names)


def test_every_template_is_rendered_or_included():
    assert [template for template in TEMPLATES if not asked_for(template)] == []


def test_every_macro_is_called():
    macros = set(re.findall(r"{%-? macro (\w+)", PAGES))
    assert [macro for macro in macros if not re.search(rf"(?<!macro )\b{macro}\(", PAGES)] == []


def test_every_icon_is_shown():
    shown = "\n".join(text for name, text in TEMPLATES.items() if name != "icons.html")
    icons = re.findall(r'^  "([\w-]+)":', TEMPLATES["icons.html"], re.MULTILINE)
    assert [icon for icon in icons if f'"{icon}"' not in shown] == []
    assert len(icons) > 10


def test_every_script_and_style_is_loaded():
    assert [file for file in (*SCRIPTS, *STYLES) if not re.search(rf"/{re.escape(file)}['\"]", elsewhere(file))] == []


def test_every_class_of_the_styles_is_worn():
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", SELECTORS))
    assert [name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", PAGES)] == []
    assert len(classes) > 100


def test_every_token_is_used():
    assert [token for token in set(re.findall(r"(--[\w-]+):", CSS)) if f"var({token}" not in CSS] == []


def test_every_data_attribute_of_a_page_is_read_by_a_script_or_a_style():
    attributes = set(re.findall(r"\bdata-([a-z-]+)", "\n".join(TEMPLATES.values())))
    scripts = "\n".join(SCRIPTS.values())

    def read(attribute):
        property_ = re.sub(r"-(\w)", lambda found: found[1].upper(), attribute)
        return f"[data-{attribute}" in SELECTORS + scripts or re.search(rf"\b{property_}\b", scripts)

    assert [attribute for attribute in attributes if not read(attribute)] == []
    assert len(attributes) > 30
