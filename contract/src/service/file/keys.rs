//! The keys of a service file, a list and the catalogue. `docs/services.md` explains them, and a test holds it complete.

use super::shape::Shape::{
    Bool, Condition, Day, Degrees, Expression, Id, Line, Many, OneOf, Table as Tab, Text, Url, Whole, Words,
};
use super::shape::{Key, Shape, Table, may, needed};
use crate::service::{Channel, Count, FileKind, ForWhom, Screen, Signature, Source};

pub const fn table(name: &'static str, keys: &'static [Key]) -> Table {
    Table { name, keys, kinds: &[] }
}

/// A service.
pub static SERVICE: Table = table(
    "service",
    &[
        needed("version", Whole(1, 1_000_000), "counted up by one with every change of the file"),
        needed("title", Text, "what the service is called, at most 80 characters"),
        needed("summary", Text, "what it is for in a sentence, at most 160 characters"),
        may("synonyms", Words, "other words that people search for"),
        needed("category", Id, "a category of assets/catalogue.toml"),
        may("topics", Many(&Id), "topics of assets/catalogue.toml"),
        may("life_events", Many(&Id), "life events of assets/catalogue.toml"),
        needed("office", Id, "the office in charge, of assets/offices.toml"),
        needed("channel", OneOf(Channel::WORDS), "how one gets it"),
        may("level", OneOf(&["L1", "L2", "L3"]), "how surely the person must be known to send it"),
        may("signature", OneOf(Signature::WORDS), "who has to sign digitally; never where it is left out"),
        may("on_paper", Bool, "whether what can be sent online may be handed in on paper, too"),
        may("url", Url, "where it is, with the channel external"),
        may("screen", OneOf(Screen::WORDS), "the part of the app, with the channel screen"),
        may("for_whom", Many(&OneOf(ForWhom::WORDS)), "for whom it can be asked"),
        may("suspended", Text, "why it cannot be used at the moment"),
        needed("card", Tab(&CARD), "the headings of the card"),
        may("norms", Many(&Tab(&NORM)), "the laws and regulations behind it"),
        may("calls", Many(&Tab(&CALL)), "when it can be asked; always where there are none"),
        may("fee", Tab(&FEE), "what it costs"),
        may("term", Tab(&TERM), "by when it is over"),
        may("renounce_until", Tab(&YEARLY), "the last day of a year to give up what was granted"),
        may("stages", Many(&Tab(&STAGE)), "what happens to a submission, in order"),
        may("sections", Many(&Tab(&SECTION)), "the form, in steps"),
    ],
);

static CARD: Table = table(
    "card",
    &[
        needed("audience", Text, "A chi è rivolto"),
        needed("how", Text, "Come fare"),
        needed("needed", Text, "Cosa serve"),
        needed("outcome", Text, "Cosa si ottiene"),
        needed("times", Text, "Tempi e scadenze"),
        needed("access", Text, "Accedi al servizio"),
        needed("conditions", Text, "Condizioni di servizio"),
        may("contacts", Text, "what to know before one calls the office, below its contacts"),
    ],
);

static NORM: Table =
    table("norm", &[needed("title", Line, "as it is cited, in Italian"), needed("url", Url, "where it can be read")]);

static CALL: Table = table(
    "call",
    &[
        needed("id", Id, "which, never used again"),
        needed("title", Text, "what it is called"),
        needed("opens", Day, "first day"),
        needed("closes", Day, "last day, until midnight in Europe/Rome"),
        may("requirements", Day, "the day on which requirements must be met"),
    ],
);

static FEE: Table = table(
    "fee",
    &[
        needed("what", Text, "what is paid for"),
        may("cents", Whole(1, 100_000_000), "a fixed amount, in euro cents"),
        may("expression", Expression, "an amount that follows from the answers, in euro cents"),
    ],
);

pub static TERM: Table = table(
    "term",
    &[needed("days", Whole(1, 3650), "how many days"), needed("count", OneOf(Count::WORDS), "which days count")],
);

static YEARLY: Table = table(
    "yearly",
    &[needed("day", Whole(1, 31), "of the month"), needed("month", Whole(1, 12), "of the year, January being 1")],
);

static STAGE: Table = table(
    "stage",
    &[
        needed("id", Id, "which"),
        needed("title", Text, "what it is called"),
        may("term", Tab(&TERM), "how long it takes"),
    ],
);

static SECTION: Table = table(
    "section",
    &[
        needed("id", Id, "which"),
        needed("title", Text, "what it is called"),
        may("intro", Text, "what to know before one fills it in"),
        may("shown_if", Expression, "the condition under which it is there"),
        needed("fields", Many(&Tab(&FIELD)), "its questions, in order"),
    ],
);

static RULE: Table = table(
    "rule",
    &[
        needed("expression", Expression, "what must hold"),
        needed("message", Text, "what is told where it does not hold: what to do"),
    ],
);

static CHOICE: Table =
    table("choice", &[needed("value", Id, "how expressions call it"), needed("label", Text, "how people call it")]);

const FEWEST: &str = "fewest, where an answer is required; 1 where it is left out";

static A_CHOICE: Shape = Tab(&CHOICE);
const OPTIONS: Key = needed("options", Many(&A_CHOICE), "the answers, in order");
const LIST: Key = needed("list", Id, "a file of assets/lists");
const MAX_LENGTH: Key = may("max_length", Whole(1, 10_000), "most characters");
const MOST: i64 = 1_000_000_000_000;

/// A field, and each kind with its own keys.
pub static FIELD: Table = Table {
    name: "field",
    keys: &[
        needed("id", Id, "which, and how expressions call its answer"),
        needed("label", Text, "the question"),
        may("hint", Text, "a line below the question"),
        may("help", Text, "what is told to those who ask for it"),
        may("required", Condition, "whether it has to be answered"),
        may("shown_if", Expression, "the condition under which it is there"),
        may("value", Expression, "computes the answer; then nobody types it"),
        may("rules", Many(&Tab(&RULE)), "what must hold of the answer"),
        may("prefill", OneOf(Source::WORDS), "where the first answer comes from"),
    ],
    kinds: &[
        ("short_text", &[MAX_LENGTH]),
        ("long_text", &[MAX_LENGTH]),
        ("integer", &[may("min", Whole(-MOST, MOST), "the smallest"), may("max", Whole(-MOST, MOST), "the largest")]),
        (
            "money",
            &[
                may("min", Whole(-MOST, MOST), "the smallest, in euro cents"),
                may("max", Whole(-MOST, MOST), "the largest, in euro cents"),
            ],
        ),
        ("date", &[]),
        ("period", &[]),
        ("yes_no", &[]),
        ("one_of", &[OPTIONS]),
        ("some_of", &[OPTIONS, may("at_least", Whole(1, 1000), FEWEST), may("at_most", Whole(1, 1000), "most")]),
        ("from_list", &[LIST]),
        ("household_person", &[]),
        ("person", &[]),
        ("address", &[]),
        ("tax_code", &[]),
        ("vat_number", &[]),
        ("iban", &[]),
        ("email", &[]),
        ("certified_mail", &[]),
        ("phone", &[]),
        ("plate", &[]),
        ("isee", &[]),
        ("property", &[]),
        ("preferences", &[LIST, may("at_least", Whole(1, 100), FEWEST), needed("at_most", Whole(1, 100), "most")]),
        ("place", &[]),
        (
            "files",
            &[
                needed("accept", Many(&OneOf(FileKind::WORDS)), "what they may be"),
                may("at_most", Whole(1, 20), "most files; 1 where it is left out"),
                may("max_mb", Whole(1, 50), "most megabytes of each; 5 where it is left out"),
            ],
        ),
        ("consent", &[]),
        (
            "group",
            &[
                needed("columns", Many(&Tab(&FIELD)), "the questions of a row"),
                may("at_least", Whole(1, 300), "fewest rows, where an answer is required; 1 where it is left out"),
                needed("at_most", Whole(1, 300), "most rows"),
            ],
        ),
        ("note", &[]),
    ],
};

/// A list.
pub static LIST_FILE: Table = table(
    "list",
    &[needed("title", Text, "what it is a list of"), needed("entries", Many(&Tab(&ENTRY)), "its entries, in order")],
);

static ENTRY: Table = table(
    "entry",
    &[
        needed("id", Id, "which, never used again"),
        needed("name", Line, "its own name, the same in all languages"),
        may("detail", Line, "what tells it from others: an address"),
        may("place", Tab(&PLACE), "where it is"),
    ],
);

static PLACE: Table =
    table("place", &[needed("lat", Degrees, "degrees north"), needed("lon", Degrees, "degrees east")]);

/// The catalogue.
pub static CATALOGUE: Table = table(
    "catalogue",
    &[
        needed("categories", Many(&Tab(&NAME)), "categories, in the order shown"),
        needed("topics", Many(&Tab(&NAME)), "topics"),
        needed("life_events", Many(&Tab(&NAME)), "life events, in the order shown"),
    ],
);

static NAME: Table = table("name", &[needed("id", Id, "which"), needed("name", Text, "what people read")]);
