"""A quiz as text2qti reads it, with what its own reader makes of it."""

QUIZ = """\
Quiz title: Two valleys
Quiz description: About a dam.
shuffle answers: true

% a comment
Title: The wall
Points: 2
1.  What holds the *water* back,
    when $x_1 < 2$?

    Say it.
... It was built last.
+   Well done.
a)  The road
... That came before.
*b) The wall

2.  The mill came first.
*a) True
b)  False

COMMENT
3. Not a question
END_COMMENT

GROUP
pick: 1
points per question: 2

3.  Who paid?
[*] The town
[*] The county
[ ] The miller

4.  How high is it?
=   30 +- 1

END_GROUP

Text title: Reading
Text: Something to read.

5.  Name the valley.
*   Upper valley

6.  Write about it.
____

7.  Send a map.
^^^^
"""
