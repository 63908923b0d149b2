"""Items for the rules about the form of options: numbers, grammar, combinations, numbered names."""

from items import about, choice, listing

NUMBERED = "Consider: 1. The war began. 2. Trade fell. 3. Prices rose. Which of these are in the article?"

FLAWED = {
    "form-cue": [
        choice("Hong Kong", "the harbour", "a fort"),
        choice("A house in Canton", "Peace", "War"),
        choice("Canton II", "Canton 3", "Canton"),
    ],
    "combined-options": [
        choice("I and II", "II and III", "I only", "I, II and III"),
        choice("A and B", "B and C", "C"),
        choice("(a), (b)", "(b), (c)", "(a), (b) and (c)"),
        choice("1 and 2", "2 and 3", "1, 2 and 3", stem=NUMBERED),
        choice("Peking", "Moscow", "Peking and Moscow", "London"),
        choice("the war", "the flood", "both the war and the flood", "the frost"),
    ],
    "stem-article": [
        about("The envoy who reached the city was a"),
        about("The city that the envoy reached is called an: ?"),
        about("What did the envoy bring to the city? He brought a ..."),
    ],
    "grammar-cue": [
        choice("A treaty of peace", "the war in the north", "A flood in spring", "A visit"),
        choice("They met.", "They fought", "They parted", "They traded"),
        choice("They met.", "They fought.", "They parted.", "They traded"),
        choice("Selling oil", "A treaty", "A war in the north", "The old border"),
        choice("To sell oil", "A treaty", "A war in the north", "The old border"),
        choice("to sell oil", "to buy gas", "a war", "to build ships"),
    ],
    "number-far": [
        choice("40", "30", "4000", shuffle=False),
        choice("about 40 per cent", "about 3 per cent", "about 60 per cent"),
        choice("$1.2 million", "$900,000", "$40 billion"),
        choice("1860", "1066", "1839", "1900", shuffle=False),
        choice("in 1949", "in 1950", "in 1689"),
        choice("2", "1", "12", shuffle=False),
    ],
    "order-series": [
        listing("The First Opium War is fought", "Peace", "The Second Opium War is fought"),
        listing("World War I begins in Europe", "Peace", "World War II reaches China"),
        choice("The First Five-Year Plan", "The Third Five-Year Plan", "A war", stem="Which of these came first?"),
        choice("The 1st Party Congress", "A war", "The 2nd Party Congress", stem="Which of these is the latest?"),
    ],
    "order-cue": [
        listing("The trade ends", "Peace", "Split"),
        listing("Peace", "Split", "More troops arrive"),
        listing("Peace", "A second treaty", "Split"),
    ],
    "absolute-terms": [
        choice("Trade grew", "Trade must fall", "Trade stayed"),
        choice("It was not only trade", "It was incapable of war", "It was peace"),
        choice("Every border was drawn", "Some borders were drawn", "A border was drawn"),
    ],
    "vague-terms": [
        choice("It may grow", "It shrinks", "It stays"),
        choice("It shrinks", "It could grow", "It stays"),
        choice("It is partly true", "It shrinks", "It stays"),
    ],
    "true-false": [
        about("True or false: the envoy reached which city?"),
        about("Is it true or is it false that the envoy reached it?"),
        about("Is the following statement true/false about the city?"),
    ],
}

HARMLESS = {
    "form-cue": [
        choice("Hong Kong", "Canton", "Macau"),
        choice("Canton", "Deng Xiaoping", "Mao"),
        choice("Mao Zedong", "Stalin", "Nikita Khrushchev"),
    ],
    "combined-options": [
        choice("2 and 3", "3 and 5", "1 and 4", stem="Which two numbers does the article name together?"),
        choice("Peking and Moscow", "Moscow and London", "London and Peking"),
        choice("war and peace", "trade", "the war"),
        choice("I", "II", "III"),
        choice("A", "B", "C"),
    ],
    "stem-article": [
        about("Which vitamin did the envoy lack in the city, vitamin A or B?"),
        about("Which city did the envoy reach in what was once Siberia?"),
        about("Who met whom in Havana?"),
    ],
    "grammar-cue": [
        choice("the United States", "China", "Russia", "France"),
        choice("Beijing", "Moscow", "Washington", "Paris"),
        choice("The U.S.", "China", "Russia", "France"),
        choice("Selling oil", "Buying gas", "Building ships"),
        choice("to the north", "to the south", "east of the river"),
        choice("Keeping a long frontier quiet helps both sides", "Trade grows with every year", "Oil is sold abroad"),
        choice("A treaty", "the war"),
        choice("Hunting", "A harvest", "The frost"),
        choice("They met.", "They fought.", "All of these"),
        choice("Counting Crows", "The Doors", "Led Zeppelin"),
    ],
    "number-far": [
        choice("40", "30", "150", shuffle=False),
        choice("2", "1", "11", shuffle=False),
        choice("17 days", "3 weeks", "200 hours"),
        choice("Article 5", "Article 51", "Article 6"),
        choice("1860", "1839", "1900", "1949", shuffle=False),
        choice("1860", "1689", "1727", "1858", shuffle=False),
        choice("1.5 billion", "900 million", "3 billion"),
    ],
    "order-series": [
        listing("The First Opium War is fought", "Peace", "Richard Nixon visits"),
        listing("One man waits", "Two men wait", "Three men wait"),
        choice("The First Opium War", "The Second Opium War", "A war", stem="Which war opened the port of Canton?"),
        choice("Pope John Paul I", "Pope John Paul II", stem="Who was the first of the popes to visit the city?"),
    ],
    "order-cue": [
        listing("The seconds pass", "The endless war", "The Moreau affair"),
        listing("The Second Opium War", "The trend", "The memory"),
        choice("A second treaty", "More troops", "The trade ends"),
    ],
    "absolute-terms": [
        choice("It grew", "It fell after all", "It stayed"),
        choice("Three", "One", "None", stem="How many treaties does the article name?"),
        choice("The war", "The treaty", "All of these"),
        choice("It grew", "It was not only trade", "It was cheap"),
        choice("It grew", "The Museum of Nothing", "It stayed"),
    ],
    "vague-terms": [
        choice("In May 1950", "In June 1950", "In July 1950"),
        choice("The might of China", "The wealth of China", "The size of China"),
        choice("It may grow", "It could shrink", "It might stay"),
    ],
    "true-false": [
        choice("Yes", "Genesis", "Queen", stem="Which band played in the city?"),
        about("Which city was true to the envoy after the false peace?"),
        about("In which city did the true story become known?"),
        about("Which false report, in the article, came from which city?"),
    ],
}
