"""QTI 2 and QTI 3 of 1EdTech: items and packages, read by the same names, written in 2.1 and in 3.0."""
