"""By rule, items that only look like its flaw; and items that no rule calls an error."""

from builders import multiple_response
from items import about, choice, listing

HARMLESS = {
    "stem-length": [
        about("Which city is it now?"),
        about("Where does the article's author begin?"),
        about("Which of these cities, " + "very " * 38 + "old, is it?"),
    ],
    "stem-unfocused": [
        about("Select the city that the envoy reached."),
        about("From this list, choose the city that the envoy reached."),
        about("Which of these are cities? Select all that apply."),
        about("Which city did the envoy reach?\na map of the valley"),
    ],
    "stem-blank": [
        about("Which city did the snake_case envoy reach?"),
        about("Which city did the envoy — at last — reach?"),
        about("Which city would fill in for the capital?"),
    ],
    "stem-negative": [
        about("Which city is the envoy's notable goal?"),
        about("Which city is exceptionally old among these?"),
        about("In which city was the knot tied, nevertheless?"),
    ],
    "stem-verb": [
        about("Which city does the author say is decisive?"),
        about("Where did the showman, in the article, come from?"),
        about("At which city does the map point, in the article?"),
    ],
    "explanation-missing": [
        choice("a one", "b two", "c three"),
        choice("a one", "b two", "c three", paragraphs=(2, 3)),
        choice("a one", "b two", "c three", explanation="Because it is so."),
    ],
    "key-length": [
        choice("Mao", "Nikita Khrushchev", "Deng Xiaoping", "Chiang Kai-shek"),
        choice("Nikita Khrushchev", "Mao", "Deng", "Xi"),
        choice("They agreed on a border", "They agreed to a truce", "They fought a war", "They parted"),
    ],
    "true-false": [
        choice("The true heir", "The false heir", "The last heir"),
        choice("No war", "No peace", "No trade"),
        choice("Yesterday", "Today", "Tomorrow"),
    ],
    "form-cue": [
        choice("1839", "1860", "1900", "1912", shuffle=False),
        choice("Peking", "a harbour", "a fortress", "a village"),
        choice("Treaty of Peking", "Treaty of Nerchinsk", "Treaty of peace", "Treaty of trade"),
        choice("what I meant", "what we meant", "what they meant", "what you meant"),
        choice("In 1860", "In spring"),
    ],
    "all-or-none": [
        choice("All of these treaties were unequal", "One treaty was unequal", "No treaty was unequal"),
        choice("None of them signed it", "Some of them signed it", "Most of them signed it"),
        choice("Both China and Russia", "China alone", "Russia alone"),
    ],
    "absolute-terms": [
        choice("They called it off", "They tallied it up", "They musted the grapes"),
        choice("The lonely envoy", "The commonly held view", "The everyday trade"),
        choice("China wants small gains", "China wants a wall", "China wants to fall back"),
    ],
    "vague-terms": [
        choice("The usual trade", "The regular trade", "The rare trade"),
        choice("The general", "The admiral", "The sergeant"),
        choice("It softened", "It hardened", "It stayed"),
    ],
    "stem-echo": [
        choice("The Opium War", "The opium trade", "The opium ban", stem="Which of these about opium came first?"),
        choice("A truce", "The border war", "A visit", stem="What settled the quarrel over the border?"),
        choice("What they have there", "A truce", "A visit", stem="What is it that they have over there?"),
    ],
    "convergence": [
        choice("peace", "war", "trade"),
        choice("peace and trade", "peace and war", "land and trade", "land and war"),
        choice("gold and silver", "peace and trade", "peace and war", "land and trade"),
    ],
    "unsorted-numbers": [
        choice("1839", "1860", "1900", shuffle=False),
        choice("9", "17", "1,200", shuffle=False),
        choice("2.25", "17.5", "1.200.000", shuffle=False),
        choice("9 men", "4 men", "7 men"),
    ],
    "options-alike": [
        choice("The First Opium War", "The Second Opium War", "The split"),
        choice("war", "warlords", "postwar trade"),
        choice("Peking and Moscow", "Moscow and London", "London and Peking"),
    ],
    "order-digit": [
        listing("War of the two brothers", "Peace", "Split"),
        listing("One man waits", "Two men wait", "Three men wait"),
        choice("1839", "1860", "1900", shuffle=False),
    ],
    "order-cue": [
        listing("The First Opium War", "The Last Emperor leaves", "The New York talks"),
        listing("The lasting peace", "The knowledge spreads", "The newspaper closes"),
        choice("The first envoy", "The last envoy", "The new envoy"),
    ],
}
"""What looks like the flaw and is none."""

GOOD = [
    choice("The Opium Wars", "The Boxer Rebellion", "The border clashes", "The friendship treaty"),
    choice("1839", "1860", "1900", "1912", stem="In which year does the article place this event?", shuffle=False),
    choice(
        "Alexander Gabuev", "Sergey Radchenko", "Yanmei Xie", "Zhao Huasheng", stem="Who argues this in the article?"
    ),
    choice(
        "Beijing is the stronger partner", "Moscow keeps its pride", "Washington misreads both", "Trade goes on growing"
    ),
    choice("peace along the border", "a shared currency", "trade in energy", kind=multiple_response, key=(0, 2)),
    choice(
        "It shrank by half in 1990",
        "It grew by half in 1991",
        "It stayed as in 1989",
        stem="What does the article say of trade?",
    ),
    listing("The First Opium War is fought", "Imperial rule falls in China", "Richard Nixon is welcomed in China"),
    listing("The war cuts Russia off", "Russian industry goes backwards", "Russia relies on Beijing"),
    about("Which city does the article's author visit in the opening paragraph?"),
]
