"""Items for the rules about wording: pronouns, framing, sources, and what stands around a question."""

from items import about, choice, listing

CAVEAT = "Other sources measure 4,209 km; some histories put the end in 2008."

FLAWED = {
    "pronoun-unclear": [
        about("He travelled to which city, according to the article?"),
        about("They met in which of these cities?"),
        about("This led to which of these outcomes?"),
        about("Which of these cities did he visit first?"),
        about("In which city did the war make her famous?"),
        choice("He won the war", "The army lost it", "Nobody fought it"),
        choice("The army won", "They fought a war", "Nobody fought it"),
        choice("It grew", "Trade fell", "Exports rose", stem="What does the article say happened?"),
        choice("Its exports grew", "Trade fell", "Prices rose", stem="What happened next, according to the author?"),
    ],
    "source-unnamed": [
        choice("1949", "1950", stem="In which year did this happen?", caveat=CAVEAT, shuffle=False),
        choice("Peking", "Moscow", stem="Where did the two leaders meet?", caveat=CAVEAT),
        listing("One", "Two", "Three", caveat=CAVEAT),
    ],
    "paragraph-missing": [
        choice("a one", "b two", "c three", paragraphs=()),
        choice("a one", "b two", "c three", explanation="", paragraphs=()),
        listing("One", "Two", "Three", paragraphs=()),
    ],
    "caveat-value": [
        choice("4,300 km", "4,209 km", "5,100 km", caveat=CAVEAT),
        choice("2005", "2008", "2012", caveat=CAVEAT, shuffle=False),
        choice("about 4300 km", "about 5100 km", "about 4209 km", caveat=CAVEAT),
    ],
    "stem-verb": [
        about("What does the map show about the city?"),
        about("Which city showed, in the article, that the envoy was right?"),
        about("Where had the author pointed out the older border?"),
        about("In which city was it proved that the envoy lied?"),
    ],
    "stem-background": [
        about("The Qing dynasty liked porcelain. Which city did the envoy reach in the end?"),
        about("Tea is grown in the south. Which city is the oldest?"),
        about("Wars are expensive. Choose the city that the envoy reached."),
    ],
    "stem-negative": [
        about("Which city doesn't the article mention at all?"),
        about("From this list: which city did the envoy not visit?"),
        about("Which city did the envoy, who argues for trade, NOT visit?"),
    ],
    "dated-words": [
        about("Which city is the seat of government today?"),
        about("Which city has recently been in the news?"),
        choice("Trade is growing now", "Trade is falling", "Trade is flat"),
        choice("It was cheaper last year", "It was dearer", "It was free"),
    ],
    "evaluative-words": [
        about("Which authoritarian state lies to the north of China?"),
        about("Which city became the seat of an imperialist power?"),
        about("When did Russia become a vassal of China?"),
        about("Which hypocritical policy led to the war in the north?"),
    ],
}

HARMLESS = {
    "pronoun-unclear": [
        about("Radchenko is a historian. Which city did he visit first?"),
        about("According to the author, which city did she visit first?"),
        about("What singer made his debut in the city?"),
        about("Which newspaper printed “the day he bowed” first?"),
        about("Why did a cat bury her young near the city?"),
        about("Who argues, in the article, that he was treated unjustly?"),
        about("This article opens in which of these cities?"),
        about("It was in which of these cities that the leaders met?"),
        about("Her Majesty's envoy reached which of these cities?"),
        choice("He won the war", "The army lost it", "Nobody fought it", stem="What became of the old tsar?"),
        choice("They fought a war", "They signed a treaty", "They met", stem="What did the two powers do about it?"),
        choice("It grew", "It fell", "It stayed", stem="What became of the trade in tea?"),
        choice("It was cheaper to buy gas", "Oil was dear", "Coal was gone", stem="Why did it happen?"),
        choice("Italy", "Theory", "Heaven", stem="What does the article name?"),
    ],
    "source-unnamed": [
        choice("1949", "1950", stem="In which year does the article place it?", caveat=CAVEAT, shuffle=False),
        choice("Peking", "Moscow", stem="According to Gabuev, where did the two leaders meet?", caveat=CAVEAT),
        choice("Peking", "Moscow", stem="Where did the two leaders meet?"),
    ],
    "paragraph-missing": [
        choice("a one", "b two", "c three"),
        choice("a one", "b two", "c three", explanation=""),
        listing("One", "Two", "Three", paragraphs=(3, 4)),
    ],
    "caveat-value": [
        choice("4,209 km", "4,300 km", "5,100 km", caveat=CAVEAT),
        choice("2005", "2006", "2012", caveat=CAVEAT, shuffle=False),
        choice("4,300 km", "4,209 km", "5,100 km"),
        choice("Two rivers", "One sea", "No coast", caveat=CAVEAT),
        listing("In 2005", "In 2008", "In 2012", caveat=CAVEAT),
    ],
    "stem-verb": [
        about("In which city did the army put on a show of force?"),
        about("Which city had the better proof, in the article?"),
        about("In which city was the admission free?"),
        about("At what show did the envoy see the city?"),
        about("Which Broadway show is set in the city?"),
        about("From which city were the shows of the season?"),
        about("To which college in the city was the envoy admitted?"),
    ],
    "stem-background": [
        about("The envoy was the first to come from Russia. Which city did the envoy reach?"),
        about("In 1656 a man came from the west. Which city did he reach?"),
        about("According to the article, in which city was it? Choose one."),
        about("One of these is no port. Which one?"),
        about("On which slope of Mt. Taygetos did St. Paul preach?"),
        about("Who played beside Denise Matthews a.k.a. Vanity?"),
        about("Which U.S. city does the article name first?"),
        choice("The porcelain trade", "The war", "The flood", stem="China sold porcelain. What hurt the empire most?"),
        listing("One", "Two", "Three", stem="In which order did these happen? Put the earliest at the top."),
        listing("One", "Two", "Three", stem="Arrange these steps. Together they are the story of the border."),
    ],
    "stem-negative": [
        about("Who argues, in the article, that China will not yield again?"),
        about("In which city did this happen: the envoy does not bow?"),
        about("Which city did the author call “not a friendly place”?"),
        about("Which city had at least two rivers?"),
        about("Which city was not only old but also rich?"),
    ],
    "dated-words": [
        about("Which city was the seat of government in April 2023?"),
        about("Which city is known for its knowledge of tea?"),
        about("Which paper asked “What now?” when the envoy left?"),
        choice("The war this year of peace ended", "The year ended", "The recent war ended"),
        about("The city was founded in this year; which is it?"),
        choice("China Today", "The World Now", "The Paper"),
    ],
    "evaluative-words": [
        about("Who calls Russia a vassal of China in the article?"),
        about("According to Gabuev, which authoritarian aim do both states share?"),
        about("Whose view is it that the treaty was imperialist?"),
        about("Which newspaper printed the word “hypocritical” first?"),
        about("Which imperial city did the authorities rebuild?"),
    ],
}
