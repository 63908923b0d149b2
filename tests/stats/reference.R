# What R says of twenty matrices of credits, for tests/stats/test_reference.py: psych::alpha, and quantiles of base R.
#
#     Rscript tests/stats/reference.R > tests/stats/reference.json && python run.py test tests/stats/test_reference.py
#
# compares with the R at hand (Debian: apt-get install r-cran-psych).
# The matrices are drawn here and written with the constants, so that nobody else's random numbers matter.
suppressMessages(library(psych))
options(digits = 17)

list_of <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ", "), "]")
fields <- function(...) {
  given <- list(...)
  paste0("{", paste(sprintf('"%s": %s', names(given), unlist(given)), collapse = ", "), "}")
}

matrix_of <- function(seed) {
  set.seed(seed)
  persons <- sample(8:60, 1)
  items <- sample(3:12, 1)
  ability <- rnorm(persons)
  steps <- sample(1:4, items, replace = TRUE)
  credits <- sapply(steps, function(step) round(step * plogis(ability + rnorm(persons, sd = 1.5))) / step)
  # An item without variance has no correlation; psych would drop it.
  for (item in seq_len(items)) if (var(credits[, item]) == 0) credits[1, item] <- 1 - credits[1, item]
  credits
}

described <- function(seed) {
  credits <- matrix_of(seed)
  found <- alpha(credits, check.keys = FALSE, warnings = FALSE)
  totals <- rowSums(credits)
  fields(
    seed = seed, items = ncol(credits), credits = list_of(t(credits)),
    mean = sprintf("%.17g", mean(totals)), sd = sprintf("%.17g", sd(totals)), median = sprintf("%.17g", median(totals)),
    mean_interval = list_of(t.test(totals)$conf.int),
    alpha = sprintf("%.17g", found$total$raw_alpha),
    feldt = list_of(c(found$feldt$lower.ci, found$feldt$upper.ci)),
    r_drop = list_of(found$item.stats$r.drop), item_sd = list_of(found$item.stats$sd),
    alpha_drop = list_of(found$alpha.drop$raw_alpha)
  )
}

shares <- c(0.025, 0.5, 0.975)
quantile_rows <- function() {
  rows <- c()
  for (freedom in c(1, 2, 7, 30, 250, 5000)) rows <- c(rows,
    fields(name = '"chi_squared"', of = list_of(freedom), at = list_of(qchisq(shares, freedom))),
    fields(name = '"t"', of = list_of(freedom), at = list_of(qt(c(0.5, 0.9, 0.975), freedom))))
  for (over in c(1, 5, 40, 900)) for (under in c(1, 8, 120, 3000)) rows <- c(rows,
    fields(name = '"f"', of = list_of(c(over, under)), at = list_of(qf(shares, over, under))))
  rows
}

cat("{\n", sprintf('"made_by": "R %s, psych %s",\n', getRversion(), packageVersion("psych")),
  '"matrices": [\n', paste(suppressWarnings(sapply(1:20, described)), collapse = ",\n"), "\n],\n",
  '"quantiles": [\n', paste(quantile_rows(), collapse = ",\n"), "\n]\n}\n", sep = "")
