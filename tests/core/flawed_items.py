"""By rule, items that have its flaw."""

from items import about, choice, listing

FLAWED = {
    "stem-length": [about("Which?"), about("Why is it?"), about("Which " + "very " * 45 + "old city is it?")],
    "stem-unfocused": [
        about("The Opium Wars and what came of them in China."),
        about("Something that happened in the old Chinese capital"),
        about("Peking, the capital of the Qing empire:"),
        about("What came of the old order."),
    ],
    "stem-blank": [
        about("The envoy of the tsar came to ____ in that year?"),
        about("Fill in the blank: the envoy reached which city?"),
        about("Which city fits: the tsar's man came to __ at last?"),
    ],
    "stem-negative": [
        about("Which of these cities did the envoy not visit?"),
        about("Which city did all visit except the envoy?"),
        about("Which city was least important to the Qing empire?"),
    ],
    "stem-verb": [
        about("Which city does the author reveal, as she shows, to be decisive?"),
        about("Where does Radchenko point out that the matter, he admits, began?"),
        about("Which city proves that the envoy was right after all?"),
    ],
    "explanation-missing": [
        choice("a one", "b two", "c three", explanation=""),
        choice("a one", "b two", "c three", explanation=" \n"),
        choice("a one", "b two", "c three", explanation="", paragraphs=()),
    ],
    "key-length": [
        choice("A long and carefully worded option that is right", "Short one", "Another", "Third"),
        choice(
            "All four of them agreed upon it in the treaty of that year",
            "They did not meet",
            "Nobody came",
            "It failed",
        ),
        choice(
            "It ended in war",
            "The two powers negotiated for months without any visible result",
            "The border was closed to merchants for a whole generation",
            "The emperor received the envoy and sent him home with gifts",
        ),
        choice(
            "It failed",
            "The two powers negotiated for months without any visible result",
            "The border was closed to merchants for a whole generation",
            "The emperor received the envoy and sent him home with gifts",
        ),
    ],
    "true-false": [choice("True", "False"), choice("Yes", "No"), choice("yes", "no", "It is unclear")],
    "form-cue": [
        choice("In the spring of 1860", "In early spring", "In late summer", "In winter"),
        choice("Over 40 per cent of it", "Nearly all of it", "About a third", "Hardly any"),
        choice("Treaty of 1950", "Treaty of peace", "Treaty of trade", "Treaty of friendship"),
        choice("Treaty of Nerchinsk", "Treaty of peace", "Treaty of trade", "Treaty of friendship"),
        choice("Treaty of peace", "Treaty of Nerchinsk", "Treaty of trade", "Treaty of friendship"),
    ],
    "all-or-none": [
        choice("The war", "The treaty", "The split", "All of the above"),
        choice("The war", "The treaty", "The split", "None of these"),
        choice("The war", "The treaty", "Both A and B", "The split"),
        choice("The war", "The treaty", "The split", "none of the above answers."),
    ],
    "absolute-terms": [
        choice("China wants peace", "China always wants war", "China wants land", "China wants trade"),
        choice("Trade goes on", "Trade never recovered", "Trade fell", "Trade rose"),
        choice("It grew", "It was the only way", "It shrank", "It stayed"),
    ],
    "vague-terms": [
        choice("It usually grows", "It shrinks", "It stays"),
        choice("It shrinks", "It perhaps grows", "It stays"),
        choice("It shrinks", "It stays", "It often grows"),
    ],
    "stem-echo": [
        choice(
            "The Opium War",
            "The Boxer Rebellion",
            "The Long March",
            stem="Which conflict about opium came first in China?",
        ),
        choice(
            "Russian industry",
            "Chinese exports",
            "German cars",
            stem="What has the war done to industry in the country?",
        ),
        choice(
            "a border treaty",
            "an exchange of gifts",
            "a visit",
            stem="What settled the quarrel over the border for good?",
        ),
    ],
    "convergence": [
        choice("peace and trade", "peace and war", "land and trade", "gold and silver"),
        choice("northern border treaty", "northern trade treaty", "southern border treaty", "maritime rules"),
        choice("strong Chinese economy", "strong Russian economy", "weak Chinese currency", "old friends"),
    ],
    "unsorted-numbers": [
        choice("1860", "1839", "1900", "1912", shuffle=False),
        choice("1839", "1860", "1900", "1912"),
        choice("40", "17", "32", shuffle=False),
    ],
    "options-alike": [
        choice("The Opium War", "the opium war", "The split"),
        choice("Peking", "Peking and Moscow", "London"),
        choice("a treaty", "a treaty of peace", "a war"),
    ],
    "order-digit": [
        listing("War of 1812", "Peace", "Split"),
        listing("Peace", "17 days of waiting", "Split"),
        listing("A", "B2", "C"),
    ],
    "order-cue": [
        listing("The war ends after the treaty", "Peace", "Split"),
        listing("Peace", "The first envoy arrives", "Split"),
        listing("Peace", "Split", "Later the troops clash again"),
    ],
}
