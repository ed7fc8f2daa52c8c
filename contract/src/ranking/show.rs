//! A run as people see it: the list for everybody, and one's own application with all its reasons.

use std::collections::BTreeMap;

use super::assign::Standing;
use super::correction;
use super::rules::Criterion;
use super::run::Run;
use super::score::{Scored, Scorer};
use super::words::{Written, same};
use super::{
    Before, Corrected, Evidence, Given, OwnRanking, Phase, PlaceAsked, PublishedGroup, PublishedRanking, PublishedRow,
};
use crate::form::{Answers, Asked, Form};
use crate::{Date, Timestamp};

/// How and when a run was published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Publication {
    /// How far it is.
    pub phase: Phase,
    /// When.
    pub published_at: Timestamp,
    /// The last day for observations, of a provisional one.
    pub observations_until: Option<Date>,
}

/// What everybody may read of a run about one of its calls. The scorer tells what schools are called.
pub fn publish(scorer: &Scorer, run: &Run, call: &str, publication: &Publication) -> PublishedRanking {
    let rules = &run.inputs.rules;
    let left_out = |group: Option<&str>| {
        let of_call = run.outputs.ranking.left_out.iter().filter(|out| out.call == call);
        let out = of_call.filter(|out| out.group.as_deref() == group).map(|out| PublishedRow {
            number: out.number.clone(),
            is_left_out: true,
            ..PublishedRow::default()
        });
        out.collect::<Vec<_>>()
    };
    let ranked = run.outputs.ranking.groups.iter().zip(&run.outputs.assignment.groups);
    let groups = ranked.map(|(ranked, assigned)| {
        let rows = ranked.rows.iter().zip(&assigned.rows).filter(|(row, _)| row.call == call);
        let rows = rows.map(|(row, assigned)| PublishedRow {
            number: row.number.clone(),
            position: Some(row.position),
            points: Some(row.points),
            place: assigned.outcome.school().map(|school| scorer.school(school)),
            reserve: assigned.outcome.reserve(),
            ..PublishedRow::default()
        });
        let label = rules.group(&ranked.group).map(|group| group.label.clone());
        PublishedGroup {
            id: ranked.group.clone(),
            label: label.unwrap_or_else(|| same(&ranked.group)),
            rows: rows.chain(left_out(Some(&ranked.group))).collect(),
        }
    });
    PublishedRanking {
        service: rules.service.clone(),
        call: call.to_owned(),
        title: rules.title.clone(),
        phase: publication.phase,
        published_at: publication.published_at,
        act: rules.act.cited(),
        seed: run.inputs.seeds.get(call).cloned().unwrap_or_default(),
        inputs_sha256: run.inputs_sha256.clone(),
        observations_until: publication.observations_until,
        groups: groups.collect(),
        without_group: left_out(None),
    }
}

/// What was answered and what counts of it.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// Under which circumstances.
    pub asked: &'a Asked,
    /// As it was sent.
    pub declared: &'a Answers,
    /// As it was judged.
    pub judged: &'a Answers,
    /// The paths of the questions in which these differ, each with why.
    pub why: &'a BTreeMap<String, String>,
}

/// An application as whoever sent it sees it; nothing where the run does not have it. The points are the run's. `before` is how it
/// stood in the run that was published before this one ([`Run::before`]).
pub fn own(
    scorer: &Scorer,
    run: &Run,
    publication: &Publication,
    number: &str,
    answered: Answered,
    before: Option<Before>,
) -> Option<OwnRanking> {
    let (rules, application) = (&run.inputs.rules, run.application(number)?);
    let scored = &application.scored;
    let group = scored.group.as_ref().and_then(|group| rules.group(group));
    let row = run.outputs.assignment.row(number);
    let of = scored.group.as_ref().and_then(|id| run.outputs.ranking.groups.iter().find(|group| group.group == *id));
    let assigned =
        scored.group.as_ref().and_then(|id| run.outputs.assignment.groups.iter().find(|group| group.group == *id));
    // Who is left out keeps a place that they have.
    let kept = run.inputs.standings.get(number).and_then(Standing::place).map(|(_, school)| school);
    let has = row.map_or(kept, |(_, row)| row.outcome.school());
    let places = scored.schools.iter().map(|school| {
        let of_school = assigned.and_then(|group| group.schools.get(school)).copied().unwrap_or_default();
        PlaceAsked {
            name: scorer.school(school),
            places: of_school.places,
            last_admitted: of_school.last_admitted,
            is_full: of_school.taken >= of_school.places,
            is_given: has == Some(school),
        }
    });
    Some(OwnRanking {
        group: group.map_or_else(|| rules.title.clone(), |group| group.label.clone()),
        phase: publication.phase,
        published_at: publication.published_at,
        act: rules.act.cited(),
        position: row.map(|(_, row)| row.position),
        of: of.and_then(|group| u32::try_from(group.rows.len()).ok()).unwrap_or_default(),
        points: scored.total,
        band: scored.band.as_ref().and_then(|band| rules.band(band)).map(|band| band.label.clone()),
        criteria: criteria(scorer, scored, answered),
        corrected: corrected(scorer, answered),
        excluded: scored.excluded.as_ref().map(|why| rules.reason(why).clone()),
        places: places.collect(),
        before,
        observations_until: publication.observations_until,
    })
}

/// Every criterion, with what it gave and the answers that it looks at.
pub fn criteria(scorer: &Scorer, scored: &Scored, answered: Answered) -> Vec<Given> {
    let form = scorer.form(answered.asked, answered.judged);
    let written = Written::of(&form);
    let of = |criterion: &Criterion| given(criterion, (&form, &written), scored.points.get(&criterion.id));
    scorer.rules.criteria.iter().map(of).collect()
}

/// What the office counts in the place of what was answered.
pub fn corrected(scorer: &Scorer, answered: Answered) -> Vec<Corrected> {
    let Answered { asked, declared, judged, why } = answered;
    if why.is_empty() {
        return Vec::new();
    }
    let form = scorer.form(asked, declared);
    let (sent, counts) = (Written::of(&form), Written::of(&scorer.form(asked, judged)));
    let of = |(path, why): (&String, &String)| {
        let (declared, answer) = (sent.answer(path), counts.answer(path));
        let question = correction::question(&form, path)?;
        (declared != answer).then(|| Corrected { question, declared, answer, why: why.clone() })
    };
    why.iter().filter_map(of).collect()
}

fn given(criterion: &Criterion, form: (&Form, &Written), points: Option<&i64>) -> Given {
    Given {
        id: criterion.id.clone(),
        label: criterion.label.clone(),
        points: points.copied().unwrap_or_default(),
        most: criterion.most(),
        evidence: criterion.evidence.iter().filter_map(|field| evidence(form, field)).collect(),
    }
}

/// A question with its answer as people read it; the answer is empty where there is none.
fn evidence((form, written): (&Form, &Written), field: &str) -> Option<Evidence> {
    Some(Evidence { question: correction::question(form, field)?, answer: written.answer(field) })
}
