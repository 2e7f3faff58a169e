"""What is drawn: numbers of things there may be or not, words that may do or not."""

from hypothesis import strategies as st

NUMBERS = st.integers(-1, 40)
SOME = st.lists(NUMBERS, max_size=4)
WORDS = st.sampled_from(["idea", "idea", "idea", "idea", "ŵy ŷd", "", " \n", "x" * 501, "e\u0301"])
LINE = st.sampled_from([None, "", "Non", " Ward 7 ", "x" * 121])
LANG = st.sampled_from([None, "cy", "pl"])
