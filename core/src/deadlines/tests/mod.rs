//! Facts about deadlines, day by day.

mod calendar;
mod reminding;

use rapida_contract::proceeding::{Named, Request};
use rapida_contract::ranking::{Offer, OwnRanking, Phase};
use rapida_contract::service::file;
use uuid::Uuid;

use super::*;
use crate::proceedings::tests::{at, proceeding};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The nido, with its calls of 2027: 30 March to 15 April, 1 to 10 July, 1 August to 30 September.
fn services() -> Vec<Service> {
    let mut nido = file::built_in().into_iter().find(|service| service.slug == "nido").unwrap();
    let main = nido.calls[0].clone();
    nido.calls = [
        ("main", "2027-03-30", "2027-04-15"),
        ("late", "2027-07-01", "2027-07-10"),
        ("out_of_term", "2027-08-01", "2027-09-30"),
    ]
    .map(|(id, opens, closes)| Call { id: id.into(), opens: day(opens), closes: day(closes), ..main.clone() })
    .to_vec();
    vec![nido]
}

fn draft(number: u128, for_whom: Option<&str>) -> Draft {
    let id = SubmissionId(Uuid::from_u128(number));
    Draft { id, slug: "nido".into(), for_whom: for_whom.map(str::to_owned) }
}

/// Kind and day of each, on a day.
fn known(is_reminded: bool, drafts: &[Draft], proceedings: &[Proceeding], today: &str) -> Vec<Deadline> {
    let reminded = if is_reminded { BTreeSet::from(["nido".to_owned()]) } else { BTreeSet::new() };
    let services = services();
    of(&Known { owner: "MNTGLI88D52H199O", services: &services, reminded: &reminded, drafts, proceedings }, day(today))
}

fn told(deadlines: &[Deadline]) -> Vec<String> {
    deadlines.iter().map(|deadline| format!("{} {}", deadline.day, deadline.kind.as_str())).collect()
}

#[test]
fn the_calls_of_a_service_are_told_to_whoever_asked_and_those_of_a_draft_to_whoever_writes_it() {
    let all = ["2027-07-01 call_opens", "2027-07-10 call_closes", "2027-08-01 call_opens", "2027-09-30 call_closes"];
    let cases: [(&str, bool, usize, &str, &[&str]); 7] = [
        ("nobody asked", false, 0, "2027-03-01", &[]),
        ("a draft before its call", false, 1, "2027-03-01", &["2027-03-30 call_opens", "2027-04-15 call_closes"]),
        ("a draft on the first day", false, 1, "2027-03-30", &["2027-03-30 call_opens", "2027-04-15 call_closes"]),
        ("a draft on the last day", false, 1, "2027-04-15", &["2027-04-15 call_closes"]),
        ("a draft between two calls", false, 1, "2027-04-16", &["2027-07-01 call_opens", "2027-07-10 call_closes"]),
        ("whoever asked", true, 0, "2027-04-16", &all),
        ("after all calls", true, 2, "2027-10-01", &[]),
    ];
    for (what, is_reminded, drafts, today, expected) in cases {
        let drafts: Vec<Draft> = (0..drafts).map(|number| draft(number as u128, None)).collect();
        assert_eq!(told(&known(is_reminded, &drafts, &[], today)), expected, "{what}");
    }
}

#[test]
fn a_call_that_opened_is_worth_telling_until_it_closes_to_whoever_asked() {
    let asked = BTreeSet::from(["nido".to_owned()]);
    let cases: [(&str, &[&str]); 6] = [
        ("2027-03-30", &[]),
        ("2027-03-31", &["2027-03-30 call_opens"]),
        ("2027-04-15", &["2027-03-30 call_opens"]),
        ("2027-04-16", &[]),
        ("2027-09-30", &["2027-08-01 call_opens"]),
        ("2027-10-01", &[]),
    ];
    for (today, expected) in cases {
        assert_eq!(told(&opened(&services(), &asked, day(today))), expected, "{today}");
        assert_eq!(opened(&services(), &BTreeSet::new(), day(today)), [], "nobody asked");
    }
    let on_the_day = known(true, &[], &[], "2027-03-30").remove(0);
    assert_eq!(opened(&services(), &asked, day("2027-04-01")), [on_the_day], "the same one, told once");
}

#[test]
fn each_draft_of_a_call_has_its_own_deadline_and_keeps_it() {
    let drafts = [draft(1, Some("Nina Fabbri")), draft(2, None)];
    let found = known(true, &drafts, &[], "2027-04-01");
    let closing: Vec<_> = found.iter().filter(|one| one.day == day("2027-04-15")).collect();
    assert_eq!(closing.iter().map(|one| one.submission).collect::<Vec<_>>(), [Some(drafts[0].id), Some(drafts[1].id)]);
    assert_eq!(closing[0].for_whom.as_deref(), Some("Nina Fabbri"));
    let uids = |found: &[Deadline]| found.iter().map(|one| one.uid.clone()).collect::<BTreeSet<_>>();
    assert_eq!(uids(&found).len(), found.len(), "no two are the same");
    assert!(uids(&known(true, &drafts, &[], "2027-04-02")).is_subset(&uids(&found)), "another day, the same deadlines");
}

fn ranking(until: &str) -> OwnRanking {
    OwnRanking {
        group: Default::default(),
        phase: Phase::Provisional,
        published_at: at("2027-05-03T08:00:00Z"),
        act: String::new(),
        position: Some(1),
        of: 2,
        points: 100,
        band: None,
        criteria: Vec::new(),
        corrected: Vec::new(),
        excluded: None,
        places: Vec::new(),
        before: None,
        observations_until: Some(day(until)),
    }
}

#[test]
fn what_a_proceeding_has_to_come_is_by_where_it_stands() {
    use State as S;
    use StepKind as K;
    type Since = &'static [(K, S)];
    let cases: [(&str, Since, &str, &[&str]); 9] = [
        ("received", &[], "2027-04-10", &["2027-04-15 amendment_closes", "2027-05-01 answer"]),
        ("received, the call over", &[], "2027-04-16", &["2027-05-01 answer"]),
        ("in charge", &[(K::TakeInCharge, S::InCharge)], "2027-04-10", &["2027-05-01 answer"]),
        ("asked", &[(K::AskIntegration, S::IntegrationAsked)], "2027-04-10", &["2027-04-20 integration"]),
        ("asked, too late", &[(K::AskIntegration, S::IntegrationAsked)], "2027-04-21", &[]),
        ("ranked", &[(K::Rank, S::InCharge)], "2027-04-10", &["2027-04-25 observations", "2027-05-01 answer"]),
        ("offered", &[(K::Offer, S::Offered)], "2027-04-10", &["2027-04-30 acceptance"]),
        ("accepted", &[(K::Accept, S::Accepted)], "2027-04-10", &["2027-07-31 renunciation"]),
        ("withdrawn", &[(K::Withdraw, S::Withdrawn)], "2027-04-10", &[]),
    ];
    for (what, since, today, expected) in cases {
        let mut one = proceeding(1, since);
        one.request = Some(Request { words: "ISEE".into(), document: true, until: day("2027-04-20") });
        one.offer = Some(Offer { place: "Il Girasole".into(), until: day("2027-04-30") });
        one.ranking = since.iter().any(|(step, _)| *step == K::Rank).then(|| ranking("2027-04-25"));
        one.renounce_until = Some(day("2027-07-31"));
        assert_eq!(told(&known(false, &[], &[one], today)), expected, "{what}");
    }
}

#[test]
fn a_day_that_moves_is_the_same_deadline_and_a_second_question_another() {
    let asked = (StepKind::AskIntegration, State::IntegrationAsked);
    let answered = (StepKind::Integrate, State::Integrated);
    let uid = |since: &[(StepKind, State)], until: &str| {
        let mut one = proceeding(1, since);
        one.request = Some(Request { words: "ISEE".into(), document: false, until: day(until) });
        known(false, &[], &[one], "2027-04-10").remove(0).uid
    };
    assert_eq!(uid(&[asked], "2027-04-20"), uid(&[asked], "2027-04-30"));
    assert_ne!(uid(&[asked], "2027-04-20"), uid(&[asked, answered, asked], "2027-04-20"));
}

#[test]
fn a_deadline_says_for_whom_and_for_which_call() {
    let mut one = proceeding(1, &[]);
    let subject = "person:FBBNNI25C50H199J".parse().unwrap();
    one.subject = Some(Named { subject, name: "Nina Fabbri".into() });
    let found = known(false, &[], &[one.clone()], "2027-04-10").remove(0);
    assert_eq!((found.for_whom.as_deref(), found.submission), (Some("Nina Fabbri"), Some(one.id)));
    assert_eq!(found.call, Some(services()[0].calls[0].title.clone()));
    one.subject = Some(Named { subject: "person:MNTGLI88D52H199O".parse().unwrap(), name: "Giulia Montanari".into() });
    assert_eq!(known(false, &[], &[one], "2027-04-10").remove(0).for_whom, None, "sent for them by somebody else");
}

#[test]
fn whoever_wants_to_be_reminded_is_until_they_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let key = crate::db::key::StoreKey([1; 32]);
    let citizen = crate::db::Store::open(folder.path(), &key, at("2027-04-01T11:00:00Z")).unwrap().citizen;
    for (slug, on) in [("nido", true), ("nido", true), ("school_bus", true), ("school_bus", false)] {
        remind(&citizen, slug, on).unwrap();
    }
    assert_eq!(reminded(&citizen).unwrap(), BTreeSet::from(["nido".to_owned()]));
    forget(&citizen).unwrap();
    assert_eq!(reminded(&citizen).unwrap(), BTreeSet::new());
}
