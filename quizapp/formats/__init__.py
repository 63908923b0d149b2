"""Files in and out: facts, quizzes, questions, scores. Imports the core only."""
