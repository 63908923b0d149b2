from math import erfc, exp, gamma, sqrt


def chi_square_p(statistic: float, freedom: int) -> float:
    """Return the chance of a chi-square this large or larger: the upper regularised gamma function, by recurrence.

    Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1), from Q(1/2, x) = erfc(sqrt x) or Q(1, x) = e^-x.
    """
    half = statistic / 2
    start, share = (1.0, exp(-half)) if freedom % 2 == 0 else (0.5, erfc(sqrt(half)))
    while start < freedom / 2:
        share += half**start * exp(-half) / gamma(start + 1)
        start += 1
    return share
