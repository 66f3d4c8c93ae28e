"""The commands: what each is for, how it is called, and in which module it lives."""

from dataclasses import replace
from pathlib import Path

from matchmaker.cli.declared import Command, Example, Option
from matchmaker.cli.learning import LEARN
from matchmaker.cli.list_options import ENCODING, READING, TAKING
from matchmaker.cli.options import (
    CAPABILITY,
    EVENT,
    JSON,
    LANGUAGE,
    LANGUAGES,
    NEED,
    PROFILE,
    Listed,
    Which,
)
from matchmaker.cli.selecting import SELECT
from matchmaker.cli.values import one_of, whole_number
from matchmaker.domain.lists import Audience
from matchmaker.domain.pairing import Decision, RejectReason
from matchmaker.domain.texts import Language
from matchmaker.messages import N_

DEMO = Command(
    "demo",
    "demo",
    N_("Run the whole job on the sample event and look at what it makes."),
    N_(
        "Makes the sample event, takes in its spreadsheets, proposes pairs, accepts the best "
        "strong pair of each need as demo decisions, prints the briefs, and opens the window. "
        "Everything lies in the folder “demo”; a second run replaces only the files it made."
    ),
    (
        Example("matchmaker demo", N_("everything, then the window")),
        Example("matchmaker demo --out trial --no-window", N_("another folder, no window")),
    ),
    (
        Option(("--out",), N_("the folder for what is made (default: demo)"), Path, "DIR"),
        Option(("--no-window",), N_("do not open the window")),
        LANGUAGE,
    ),
)

APP = Command(
    "app",
    "app",
    N_("Open the window."),
    N_("Opens an event file, or the last one, or the sample event at the very first start."),
    (
        Example("matchmaker app", N_("where you left off")),
        Example("matchmaker app foshan.matchmaker", N_("this event")),
    ),
    (
        Option(("event",), N_("the event file"), Path, "EVENT", several="?"),
        LANGUAGE,
    ),
)

IMPORT = Command(
    "import",
    "take_in",
    N_("Take in lists of needs and capabilities: .xlsx, .csv or .jsonl."),
    N_(
        "Headings may be Chinese (either script) or English, in any order; rows that are new, "
        "changed, the same or refused are told before anything is written. One import is one "
        "step and can be taken back with “matchmaker undo”. An event file that does not exist yet "
        "is made. Your lists are only read. New needs are published, so that “matchmaker propose” "
        "matches them; with --unchecked they wait for your check."
    ),
    (
        Example("matchmaker import needs.xlsx --dry-run", N_("look first; writes nothing")),
        Example(
            "matchmaker import needs.xlsx capabilities.csv --event foshan.matchmaker",
            N_("take both lists into this event"),
        ),
        Example(
            "matchmaker import needs.xlsx --refused to-correct.xlsx",
            N_("save the refused rows with their reasons, to send back"),
        ),
        Example(
            'matchmaker import plan.xlsx --kind need --columns "A=title,B=organisation"',
            N_("say how a list is read that is not recognised; it is remembered"),
        ),
    ),
    (
        Option(
            ("files",), N_("the lists, in the order they are taken in"), Path, "FILE", several="+"
        ),
        EVENT,
        *READING,
        *TAKING,
        Option(("--dry-run",), N_("say what would happen and write nothing")),
        Option(("--refused",), N_("save the refused rows to this .xlsx file"), Path, "FILE"),
        JSON,
        LANGUAGE,
    ),
)

PROPOSE = Command(
    "propose",
    "propose",
    N_("Match every published need with the capabilities and propose pairs."),
    N_(
        "Decisions people made stay as they are. Afterwards it says which pairs are new, which "
        "are gone and which moved, and which needs have nobody yet. The proposals are kept in the "
        "event file."
    ),
    (
        Example("matchmaker propose", N_("the event of this folder")),
        Example("matchmaker propose --event foshan.matchmaker --json", N_("for another program")),
    ),
    (EVENT, PROFILE, JSON, LANGUAGE),
)

DECIDE = Command(
    "decide",
    "decide",
    N_("Write down what was decided on a pair."),
    N_(
        "A decision has an author and a time, and no later run changes it. A rejection needs a "
        "reason. The decision is kept in the event file and can be taken back."
    ),
    (
        Example("matchmaker decide N-001 C-001 accept", N_("this pair will meet")),
        Example(
            "matchmaker decide N-001 C-002 reject --reason readiness --note lab-only",
            N_("not this one, and why"),
        ),
        Example("matchmaker decide N-001 C-001 --undo", N_("take the decision on this pair back")),
    ),
    (
        NEED,
        CAPABILITY,
        Option(
            ("decision",),
            N_("what was decided"),
            one_of(Decision),
            "accept|reserve|shortlist|reject",
            several="?",
        ),
        Option(
            ("--reason",),
            N_(
                "why it is rejected: wrong_topic, readiness, competitor, met_before, "
                "cost_or_time, no_capacity or other"
            ),
            one_of(RejectReason),
            "REASON",
        ),
        Option(("--note",), N_("a remark in your own words"), str, "TEXT", default=""),
        Option(("--undo",), N_("take the decision on this pair back")),
        EVENT,
        JSON,
        LANGUAGE,
    ),
)

BRIEF = Command(
    "brief",
    "brief",
    N_("Print pair briefs as PDF."),
    N_(
        "One page a pair: both sides, why they were paired, what to ask, and the result form. "
        "Name one pair by its two codes or by the code on its paper, or several with --which. "
        "Without --out the file is briefs.pdf in this folder, with --each the folder briefs."
    ),
    (
        Example("matchmaker brief N-001 C-001", N_("one pair, as briefs.pdf")),
        Example(
            "matchmaker brief --which accepted --language zh-Hans --second en --out briefs.pdf",
            N_("all accepted pairs, Chinese with English"),
        ),
        Example(
            "matchmaker brief --which accepted --audience company_blind --each --out handouts",
            N_("one file a pair, companies not named"),
        ),
    ),
    (
        replace(NEED, several="?"),
        replace(CAPABILITY, several="?"),
        Option(
            ("--language",), N_("the first language of the paper (default: yours)"),
            one_of(Language), LANGUAGES, dest="paper",
        ),
        Option(
            ("--second",), N_("a second language, in smaller type"), one_of(Language), LANGUAGES
        ),
        Option(
            ("--audience",), N_("what is named: everything, no company, or no persons"),
            one_of(Audience), "named|company_blind|contact_blind", default=Audience.NAMED,
        ),
        Option(("--out",), N_("the PDF file, or the folder with --each"), Path, "PATH"),
        Option(("--each",), N_("write one file a pair into a folder")),
        EVENT,
        JSON,
    ),
    (
        Option(("--code",), N_("the code on the paper, such as K7Q-48XC"), str, "CODE"),
        Option(
            ("--which",), N_("accepted or shortlisted pairs, the best of each need, or all"),
            one_of(Which), "accepted|shortlisted|best|all",
        ),
    ),
)  # fmt: skip

EXPORT = Command(
    "export",
    "export",
    N_("Write the proposals to a spreadsheet."),
    N_(
        "Sheets: every pair with its score and parts, the uncovered needs, and about this file. "
        "An existing file of that name is replaced, whole or not at all."
    ),
    (
        Example("matchmaker export", N_("as proposals.xlsx in this folder")),
        Example(
            "matchmaker export --out list.xlsx --language zh-Hant", N_("in Hong Kong Chinese")
        ),
        Example("matchmaker export --list needs", N_("as needs.xlsx, to edit and bring in again")),
    ),
    (
        Option(
            ("--out",), N_("the spreadsheet (default: proposals.xlsx)"), Path, "FILE",
        ),
        Option(
            ("--list",), N_("write the list of needs or capabilities instead, to edit and import"),
            one_of(Listed), "needs|capabilities",
        ),
        Option(
            ("--with-contacts",),
            N_("in that list name also people who did not agree to be named to the other side"),
        ),
        EVENT,
        JSON,
        LANGUAGE,
    ),
)  # fmt: skip

MATCH = Command(
    "match",
    "match",
    N_("Rank two files against each other, without any event."),
    N_(
        "The quickest way to try it on your own lists: one file of needs, one of capabilities "
        "(.xlsx, .csv or .jsonl). Nothing is kept. With --pairs only the given pairs are scored; "
        "that file has the code of a need and of a capability on each line."
    ),
    (
        Example(
            "matchmaker match needs.xlsx capabilities.csv --top 10", N_("ten best for each need")
        ),
        Example("matchmaker match needs.xlsx capabilities.csv --top 3 --explain", N_("and why")),
        Example(
            "matchmaker match needs.xlsx capabilities.csv --pairs pairs.csv --json",
            N_("score given pairs, for another program"),
        ),
    ),
    (
        Option(("needs",), N_("the list of needs"), Path, "NEEDS"),
        Option(("capabilities",), N_("the list of capabilities"), Path, "CAPABILITIES"),
        Option(("--pairs",), N_("score these pairs only"), Path, "FILE"),
        Option(
            ("--top",), N_("how many for each need (default: 5)"), whole_number(1, 1000), "N",
            default=5,
        ),
        Option(("--explain",), N_("add the parts of each score")),
        Option(("--words-only",), N_("leave the sentence encoder out: faster, one language")),
        ENCODING,
        PROFILE,
        JSON,
        LANGUAGE,
    ),
)  # fmt: skip

UNDO = Command(
    "undo",
    "undo",
    N_("Take back the last step: an import, an edit or a decision."),
    N_("Everything that was done to the event file can be taken back, step by step."),
    (Example("matchmaker undo", N_("say what it was, and take it back")),),
    (EVENT, JSON, LANGUAGE),
)

REDO = Command(
    "redo",
    "undo",
    N_("Do again what was just taken back."),
    N_("Works until something new is done."),
    (Example("matchmaker redo", N_("say what it was, and do it again")),),
    (EVENT, JSON, LANGUAGE),
)

COMMANDS = (DEMO, APP, IMPORT, PROPOSE, SELECT, DECIDE, LEARN, BRIEF, EXPORT, MATCH, UNDO, REDO)
