//! The keys of a file of `assets/rankings`. `docs/rankings.md` explains them, and a test holds it complete.

use crate::ranking::rules::Tie;
use crate::service::file::keys::{TERM, table};
use crate::service::file::shape::Shape::{Day, Expression, Id, Line, Many, OneOf, Table as Tab, Text, Url, Whole};
use crate::service::file::shape::{Table, may, needed};

/// Most hundredths of points.
const MOST: i64 = 1_000_000;

/// The rules of the rankings of a service for a school year.
pub static RANKING: Table = table(
    "ranking",
    &[
        needed("version", Whole(1, 1_000_000), "counted up by one with every change of the file"),
        needed("service", Id, "the service, a file of assets/services"),
        needed("title", Text, "what it is called, with its school year"),
        needed("office", Id, "the office that makes it, of assets/offices.toml"),
        needed("commission", Text, "who decides about observations"),
        needed("act", Tab(&ACT), "what sets criteria and points"),
        needed("terms", Tab(&TERMS), "how long there is for what"),
        needed("calls", Many(&Tab(&CALL)), "the calls of the service that it is for; who applied later comes after"),
        needed(
            "child",
            Expression,
            "the child's tax code: a child that is in two applications is told, and published in none",
        ),
        needed("birth_date", Expression, "the child's day of birth"),
        may("isee", Expression, "the ISEE in cents, absent where there is none"),
        needed("preferences", Id, "the field with the schools that are asked for"),
        needed("ties", Many(&OneOf(Tie::WORDS)), "what decides between equal points, in order; draw comes last"),
        needed("most_points", Whole(0, MOST), "the sum of what all criteria can give, in hundredths"),
        needed("groups", Many(&Tab(&GROUP)), "the rankings; an application is in the first whose condition holds"),
        needed("no_group", Text, "what is told to those who are in none"),
        may("exclusions", Many(&Tab(&EXCLUSION)), "what leaves an application out; the first that holds is told"),
        may("residence", Tab(&RESIDENCE), "who comes before all others"),
        may("bands", Many(&Tab(&BAND)), "bands of precedence, the most favourable first"),
        may("criteria", Many(&Tab(&CRITERION)), "what gives points"),
        needed("places", Many(&Tab(&PLACES)), "how many places there are, by school and group"),
    ],
);

static ACT: Table = table(
    "act",
    &[
        needed("title", Line, "what it is, in Italian: Deliberazione della Giunta comunale"),
        needed("number", Line, "its number, as it is cited"),
        needed("date", Day, "its day"),
        needed("url", Url, "where it can be read"),
    ],
);

static TERMS: Table = table(
    "terms",
    &[
        needed("observations", Tab(&TERM), "for observations on a provisional ranking"),
        needed("acceptance", Tab(&TERM), "to accept a place that is offered"),
    ],
);

static CALL: Table = table(
    "ranked_call",
    &[
        needed("id", Id, "a call of the service"),
        may(
            "requirements",
            Day,
            "the day on which answers are judged; the day on which each was sent where it is left out",
        ),
    ],
);

static GROUP: Table = table(
    "group",
    &[
        needed("id", Id, "which, never used again"),
        needed("label", Text, "what it is called"),
        needed("condition", Expression, "who is in it"),
    ],
);

static EXCLUSION: Table = table(
    "exclusion",
    &[
        needed("id", Id, "which, never used again"),
        needed("condition", Expression, "where it holds"),
        needed("reason", Text, "what the person is told: why, and what to do"),
    ],
);

static RESIDENCE: Table = table(
    "residence",
    &[needed("label", Text, "what it is called"), needed("condition", Expression, "where it holds")],
);

static BAND: Table = table(
    "band",
    &[
        needed("id", Id, "which, never used again"),
        needed("label", Text, "what it is called"),
        needed("condition", Expression, "where it applies"),
    ],
);

static CRITERION: Table = table(
    "criterion",
    &[
        needed("id", Id, "which, never used again"),
        needed("label", Text, "what it is called"),
        needed("evidence", Many(&Id), "the fields that show why"),
        may("cases", Many(&Tab(&CASE)), "conditions with their points; the first that holds gives them"),
        may("expression", Expression, "gives hundredths of points, in the place of cases"),
        may("most", Whole(1, MOST), "the most that the expression gives, in hundredths"),
    ],
);

static CASE: Table = table(
    "case",
    &[
        needed("condition", Expression, "where it holds"),
        needed("points", Whole(0, MOST), "what it gives, in hundredths"),
    ],
);

static PLACES: Table = table(
    "places",
    &[
        needed("school", Id, "an entry of the list of schools"),
        needed("group", Id, "one of the groups"),
        needed("places", Whole(0, 10_000), "how many"),
    ],
);
