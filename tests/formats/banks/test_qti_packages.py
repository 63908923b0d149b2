"""A package of QTI is read whole: items in their order, with texts and pictures of other files, and what is said."""

import pytest
from qti_items import VERSIONS, in_3, item, package
from tiny_pictures import PNG, digest, name_of

from quizapp.formats.banks import read

REFERENCE = '<assessmentStimulusRef identifier="s" href="../texts/harbour.xml" title="The harbour"/>'
STIMULUS = """<assessmentStimulus identifier="s" title="The harbour"><stimulusBody><p>Ships come in at <b>flood</b>.</p>
<img src="map.png" alt="a map"/></stimulusBody></assessmentStimulus>"""


def named(name, **changes):
    return item(identifier=name, title=name, **changes)


def resource(href, inside=""):
    file = f'<file href="{href}"/>'
    return f'<resource identifier="r-{href}" type="imsqti_item_xmlv2p1" href="{href}">{inside}{file}</resource>'


def manifest(*resources, about=""):
    return f"<manifest><metadata>{about}</metadata><resources>{''.join(resources)}</resources></manifest>"


def lom(inside):
    return f'<imsmd:lom xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM">{inside}</imsmd:lom>'


def names(files):
    found = read(package(files), "tides.zip")
    assert found.whole, found.error or found.refused
    return [question.key.removeprefix("tides/") for question in found.bank.questions]


THREE = {"c.xml": named("c"), "a.xml": named("a"), "b.xml": named("b")}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_package_without_a_manifest_is_read_file_by_file(version):
    found = read(package({name: VERSIONS[version](text) for name, text in THREE.items()}), "tides.zip")
    assert found.format == version
    assert [question.key for question in found.bank.questions] == ["tides/c", "tides/a", "tides/b"]


def test_items_stand_in_the_order_of_the_manifest():
    assert names({"imsmanifest.xml": manifest(resource("b.xml"), resource("c.xml")), **THREE}) == ["b", "c", "a"]


SECTION = '<assessmentSection identifier="s"><assessmentItemRef identifier="c" href="../c.xml"/></assessmentSection>'
TEST = """<assessmentTest identifier="t" title="The tides"><testPart><assessmentSection identifier="x">
<assessmentItemRef identifier="b" href="../b.xml"/><assessmentSectionRef identifier="s" href="section.xml"/>
<assessmentItemRef identifier="b2" href="../b.xml"/><assessmentItemRef identifier="z" href="../missing.xml"/>
</assessmentSection></testPart></assessmentTest>"""


@pytest.mark.parametrize("version", VERSIONS)
def test_items_of_a_test_stand_first_and_in_its_order(version):
    files = THREE | {"tests/section.xml": SECTION, "tests/test.xml": TEST}
    found = read(package({name: VERSIONS[version](text) for name, text in files.items()}), "tides.zip")
    assert [question.key for question in found.bank.questions] == ["tides/b", "tides/c", "tides/a"]
    assert found.bank.title == "The tides"
    assert [(note.code, note.part) for note in found.warnings] == [("qti-test", "tests/test.xml")]


def test_a_test_that_the_manifest_names_is_found_behind_hundreds_of_items():
    listed = resource("z.xml").replace("imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1")
    test = TEST.replace("../b.xml", "item-7.xml")
    items = {f"item-{number}.xml": named(f"item-{number}") for number in range(600)}
    assert names(items | {"imsmanifest.xml": manifest(listed), "z.xml": test})[:2] == ["item-7", "item-0"]


def test_sections_that_refer_to_each_other_end():
    reference = '<assessmentSectionRef identifier="s" href="section.xml"/>'
    turning = f'<assessmentSection identifier="s">{reference}</assessmentSection>'
    assert names(THREE | {"section.xml": turning}) == ["c", "a", "b"]


def test_both_versions_in_one_package_are_read():
    assert names({"a.xml": named("a"), "b.xml": in_3(named("b"))}) == ["a", "b"]


def test_a_broken_item_is_refused_by_its_file_and_the_others_are_read():
    found = read(package(THREE | {"a.xml": "<assessmentItem><p>"}), "tides.zip")
    assert [(note.part, note.code) for note in found.refused] == [("a.xml", "xml-broken")]
    assert len(found.bank.questions) == 2


@pytest.mark.parametrize("broken", ["<assessmentTest>", "<!DOCTYPE a><assessmentTest/>"])
def test_a_broken_test_is_named_and_its_items_are_read(broken):
    found = read(package(THREE | {"test.xml": broken}), "tides.zip")
    assert [note.part for note in found.refused] == ["test.xml"]
    assert len(found.bank.questions) == 3


def test_a_broken_manifest_only_says_nothing():
    assert names({"imsmanifest.xml": "<manifest>", **THREE}) == ["c", "a", "b"]


def test_the_manifest_tells_title_language_tags_and_difficulty():
    string = "<imsmd:string>{}</imsmd:string>".format
    general = f"<imsmd:title>{string('Tides &amp; ports')}</imsmd:title><imsmd:language>de</imsmd:language>"
    keywords = "".join(f"<imsmd:keyword>{string(word)}</imsmd:keyword>" for word in ("sea", "port", "sea"))
    level = (
        "<imsmd:educational><imsmd:difficulty><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>difficult</imsmd:value>"
    )
    level += "</imsmd:difficulty></imsmd:educational>"
    about = f"<metadata>{lom(f'<imsmd:general>{keywords}</imsmd:general>{level}')}</metadata>"
    files = {
        "imsmanifest.xml": manifest(resource("a.xml", about), about=lom(f"<imsmd:general>{general}</imsmd:general>")),
        "a.xml": named("a"),
    }
    bank = read(package(files), "tides.zip").bank
    assert (bank.title, bank.lang) == ("Tides & ports", "de")
    assert (bank.questions[0].tags, bank.questions[0].difficulty, bank.questions[0].lang) == (
        ("sea", "port"),
        0.7,
        "de",
    )


@pytest.mark.parametrize(
    ("difficulty", "share"),
    [
        ("<source>LOMv1.0</source><value>very easy</value>", 0.1),
        ("<source><langstring>LOMv1.0</langstring></source><value><langstring>Easy</langstring></value>", 0.3),
        ("<source>quizapp</source><value>0.62</value>", 0.62),
        ("<source>quizapp</source><value>nan</value>", 0.5),
        ("<source>quizapp</source><value>hard</value>", 0.5),
        ("<source>another</source><value>terrible</value>", 0.5),
    ],
)
def test_a_difficulty_is_a_level_or_our_own_number(difficulty, share):
    about = f"<metadata><lom><educational><difficulty>{difficulty}</difficulty></educational></lom></metadata>"
    files = {"imsmanifest.xml": manifest(resource("a.xml", about)), "a.xml": named("a")}
    assert read(package(files), "tides.zip").bank.questions[0].difficulty == share


def test_the_language_of_a_bank_is_that_of_most_of_its_items():
    files = {f"{name}.xml": named(name, xml_lang=lang) for name, lang in (("a", "de"), ("b", "nl"), ("c", "nl"))}
    bank = read(package(files), "tides.zip").bank
    assert (bank.lang, [question.lang for question in bank.questions]) == ("nl", ["de", "nl", "nl"])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("href", ["../texts/harbour.xml", "/texts/harbour.xml"])
def test_a_text_that_items_share_stands_above_each_question_with_its_pictures(href, version):
    text = named("a", before=REFERENCE.replace("../texts/harbour.xml", href))
    files = {"items/a.xml": VERSIONS[version](text), "texts/harbour.xml": VERSIONS[version](STIMULUS)}
    found = read(package(files | {"texts/map.png": PNG}), "tides.zip")
    assert found.warnings == ()
    assert found.bank.questions[0].stem == (
        f'<div><p>Ships come in at <b>flood</b>.</p><img src="{name_of(PNG)}" alt="a map"></div>What pulls the sea?'
    )
    assert found.bank.pictures == {digest(PNG): PNG}


@pytest.mark.parametrize("files", [{}, {"texts/harbour.xml": "<broken"}])
def test_a_text_that_is_missing_is_named(files):
    found = read(package({"items/a.xml": named("a", before=REFERENCE), **files}), "tides.zip")
    assert [(note.code, note.params) for note in found.warnings] == [("stimulus-missing", {"name": "The harbour"})]


@pytest.mark.parametrize(
    "shown",
    ['<img src="../maps/a%20map.png" alt="m"/>', '<object data="../maps/a map.png" type="image/png">m</object>'],
)
def test_pictures_are_files_of_the_package(shown):
    body = item(identifier="a").replace("What pulls the sea?", f"Where? {shown}")
    found = read(package({"items/a.xml": body, "maps/a map.png": PNG}), "tides.zip")
    assert found.bank.questions[0].stem == f'Where? <img src="{name_of(PNG)}" alt="m">'
    assert (found.bank.pictures, found.warnings) == ({digest(PNG): PNG}, ())


@pytest.mark.parametrize("address", ["../../etc/passwd", "file:///etc/passwd", "../maps/a%20map.txt"])
def test_nothing_outside_the_package_and_no_file_that_is_no_picture_is_shown(address):
    body = item(identifier="a").replace("What pulls the sea?", f'Where? <img src="{address}" alt="m"/>')
    found = read(package({"items/a.xml": body, "maps/a map.txt": b"text"}), "tides.zip")
    assert found.bank.questions[0].stem == "Where? [m]"
    assert [note.code for note in found.warnings] == ["image-dropped"]
