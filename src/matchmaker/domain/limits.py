"""How long texts may be: the limits of the official forms, and ours where they have none."""

TITLE = 100
PROBLEM = 500
EXPECTED = 500
CONSTRAINTS = 300
APPLICATIONS = 300
ADVANTAGE = 50
ADVANTAGES = 3
KEYWORD = 20
ENGLISH_KEYWORD = 40
KEYWORDS = 5
INDICATORS = 10
PATENTS = 20
PROOF = 200
PROOFS = 10
NAME = 100
NAME_ZH = 40
NAME_EN = 80
POST = 60
CODE = 40
PROFILE = 500
INTERNAL = 2000
# English says the same in about two and a half times the characters; the forms count Chinese ones.
ENGLISH_FACTOR = 2.5
# Nothing longer is ever stored in one field: layout and fuzzy scores grow with its square.
ANY_TEXT = 4000
