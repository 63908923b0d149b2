"""Packages of QTI 1.2: what is there twice is read once, a broken file refuses itself, pictures are found."""

import pytest
from qti12_files import bank, codes, feedback, item, key, numbered, package, packed, quiz, told
from tiny_pictures import PNG, digest, name_of

SAME = {"assessment_question_identifierref": "q1"}
GROUP = "<selection_ordering><selection><sourcebank_ref>{}</sourcebank_ref></selection></selection_ordering>"
PICTURE = '<img src="{}" alt="map">'


def stems(report):
    return [question.stem for question in report.bank.questions]


def test_a_quiz_that_canvas_wrote_twice_is_read_once_from_the_file_that_says_more():
    report = package([
        ("quiz1/assessment_qti.xml", quiz(item(stem="For all?"))),
        ("non_cc_assessments/quiz1.xml.qti", quiz(item(stem="For Canvas?"))),
        ("quiz2/assessment_qti.xml", quiz(item(stem="Alone?"))),
    ])  # fmt: skip
    assert stems(report) == ["For Canvas?", "Alone?"]
    (note,) = report.warnings
    assert (note.code, note.part) == ("quiz-twice", "quiz1/assessment_qti.xml")
    assert note.params == {"other": "non_cc_assessments/quiz1.xml.qti"}


def test_a_question_of_a_quiz_and_of_its_bank_is_taken_once_where_it_is_the_same():
    report = package([
        ("bank.xml", bank(item(name="q1"), item(name="q2", stem="Ebb?"))),
        ("quiz.xml", quiz(item(name="x1", **SAME), item(name="x2", stem="Flood?", **SAME))),
    ])  # fmt: skip
    assert stems(report) == ["What pulls the sea?", "Ebb?", "Flood?"]
    assert [(note.code, note.params, note.part) for note in report.warnings] == [
        ("questions-twice", {"count": 1}, "quiz.xml")
    ]


def test_questions_that_are_alike_in_one_file_are_all_taken():
    assert len(package([("a.xml", quiz(item(), item())), ("b.xml", quiz(item(name="z")))]).bank.questions) == 3


def test_questions_of_several_quizzes_have_their_titles_as_tags():
    report = package([("a.xml", quiz(item(), title="Ebb")), ("b.xml", bank(item(name="q2"), title="Flood"))])
    assert [question.tags for question in report.bank.questions] == [("Ebb",), ("Flood",)]
    assert report.bank.title == "tides"


def test_the_title_of_a_single_quiz_is_that_of_the_bank():
    report = package([("a.xml", quiz(item(), title="Ebb")), ("assessment_meta.xml", b"<quiz/>")])
    assert (report.bank.title, report.bank.questions[0].tags) == ("Ebb", ())


@pytest.mark.parametrize(("wanted", "refused"), [("bank1", []), ("bank9", ["bank-outside"])])
def test_questions_of_a_bank_in_the_package_are_read_from_it(wanted, refused):
    files = [("a.xml", quiz(GROUP.format(wanted))), ("b.xml", bank(item()))]
    report = package(files)
    assert codes(report.refused) == refused
    assert len(report.bank.questions) == 1
    assert [note.part for note in report.refused] == ["a.xml"] * len(refused)


def test_a_quiz_is_found_among_a_thousand_files_of_a_course():
    assert (
        len(package([*((f"page{n}.xml", b"<page/>") for n in range(1000)), ("quiz.xml", quiz(item()))]).bank.questions)
        == 1
    )


def test_a_broken_file_is_refused_and_the_others_are_read():
    report = package([("a.xml", b"<questestinterop><item></questestinterop>"), ("b.xml", quiz(item()))])
    assert [(note.code, note.part) for note in report.refused] == [("xml-broken", "a.xml")]
    assert len(report.bank.questions) == 1


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("$IMS-CC-FILEBASE$/maps/a%20map.png?canvas_=1&amp;x=2", "web_resources/maps/a map.png"),
        ("%24IMS-CC-FILEBASE%24/map.png", "web_resources/map.png"),
        ("$IMS_CC_FILEBASE$/maps/map.png", "maps/map.png"),
        ("$IMS-CC-FILEBASE$../maps/map.png", "maps/map.png"),
        ("map.png", "quiz/map.png"),
        ("../maps/map.png", "maps/map.png"),
        ("/Imported_Resources/web/map_r.png", "COURSE/map_r.png"),
        ("@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-12_1", "csfiles/home_dir/map__xid-12_1.png"),
    ],
)
def test_a_picture_is_found_by_the_address_that_its_system_has_for_it(address, file):
    report = package([("quiz/quiz.xml", quiz(item(stem=PICTURE.format(address)))), (file, PNG), ("x.png", b"\x89PNG")])
    assert report.bank.questions[0].stem == PICTURE.format(name_of(PNG))
    assert report.bank.pictures == {digest(PNG): PNG}
    assert not report.warnings


@pytest.mark.parametrize("address", ["map.png", "../../map.png", "http://example.org/a.png", "bbcswebdav/xid-1_1"])
def test_a_picture_that_is_not_there_is_counted(address):
    files = [("a/map.png", PNG), ("b/map.png", PNG), ("map__xid-1_12.png", PNG)]
    report = package([("quiz/quiz.xml", quiz(item(stem=f"Where? {PICTURE.format(address)}"))), *files])
    assert [(note.code, note.params) for note in report.warnings] == [("image-dropped", {"count": 1})]


def test_a_picture_that_is_broken_in_the_archive_costs_its_question_nothing_else():
    data = packed([("quiz.xml", quiz(item(stem=f"Where? {PICTURE.format('map.png')}"))), ("map.png", PNG + bytes(99))])
    entry = data.index(b"map.png") + len(b"map.png")
    report = told(data[: entry + 9] + b"tide" + data[entry + 13 :])
    assert stems(report) == ["Where?"]
    assert codes(report.warnings) == ["image-dropped"]


def test_an_option_whose_picture_is_not_there_is_not_passed_over():
    report = package([("quiz.xml", quiz(item(numbered("The moon", "The wind", PICTURE.format("sun.png")))))])
    assert codes(report.refused) == ["option-empty"]


def test_pictures_may_stand_in_options_and_feedback():
    options = numbered(PICTURE.format("map.png"), "None")
    after = feedback("1_fb", PICTURE.format("map.png"))
    report = package([("quiz.xml", quiz(item(options, key("1"), after=after))), ("map.png", PNG)])
    (option, _) = report.bank.questions[0].options
    assert (option.text, option.feedback) == (PICTURE.format(name_of(PNG)),) * 2
