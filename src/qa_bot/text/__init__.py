"""Chinese text as pure functions: normalising, sentences, words, numbers, dates."""
