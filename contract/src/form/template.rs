//! A service's form, ready to be filled in: its program and where the answers to its questions go.

use std::collections::BTreeMap;
#[cfg(feature = "native")]
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::expression::{Fault, Mistake, Program, Slot};
use crate::service::program::{FEE, Formula, required, rule, section_shown, shown};
use crate::service::{Field, Kind, List, Required, Service};

/// A form that many can fill in: made once for a version of a service, and shared.
#[derive(Clone, Debug)]
pub struct Template {
    /// The service.
    pub service: Arc<Service>,
    /// The lists that are at hand. Entries of others are believed.
    pub lists: Arc<[List]>,
    pub(super) program: Arc<Program>,
    /// All fields in the order of the form, the columns of a group behind it.
    pub(super) questions: Vec<Question>,
    pub(super) sections: Vec<Step>,
    /// What the result of an expression decides.
    pub(super) decides: BTreeMap<Slot, Decides>,
    by_path: BTreeMap<String, usize>,
}

/// A section.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub shown: Option<Slot>,
    pub questions: Range<usize>,
}

/// A field, or a column of a group.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub section: usize,
    pub field: Field,
    /// The group that it is a column of, by its place among the questions.
    pub group: Option<usize>,
    /// The columns of a group.
    pub columns: Range<usize>,
    /// Where the parts of its answer go.
    pub parts: Vec<(&'static str, Slot)>,
    /// Where its rows are, of a group.
    pub rows: Option<Slot>,
    /// Its result, where it is computed.
    pub computed: Option<Slot>,
    pub shown: Option<Slot>,
    pub required: Option<Slot>,
    pub rules: Vec<Slot>,
}

/// What the result of an expression decides, by the place of the section or the question.
#[derive(Clone, Copy, Debug)]
pub(super) enum Decides {
    Section(usize),
    Shown(usize),
    Required(usize),
    Value(usize),
    Rule(usize),
    Fee,
}

impl Template {
    /// The form of a service.
    ///
    /// # Errors
    /// What is wrong with its names and expressions, by their names. A file that was checked has none.
    pub fn new(service: Arc<Service>, lists: Arc<[List]>) -> Result<Self, Vec<(String, Mistake)>> {
        Self::with(service, lists, &[])
    }

    /// The same with expressions of others that look at its answers: [`Form::result`](super::Form::result) tells their results.
    ///
    /// # Errors
    /// As [`Self::new`], and what is wrong with those others.
    pub fn with(service: Arc<Service>, lists: Arc<[List]>, others: &[Formula]) -> Result<Self, Vec<(String, Mistake)>> {
        let program = Arc::new(service.program_with(others)?);
        let (questions, sections) = (Vec::new(), Vec::new());
        let (decides, by_path) = (BTreeMap::new(), BTreeMap::new());
        let mut template =
            Self { lists, program, questions, sections, decides, by_path, service: Arc::clone(&service) };
        template.decides.extend(template.program.slot(FEE).map(|slot| (slot, Decides::Fee)));
        for (place, section) in service.sections.iter().enumerate() {
            let first = template.questions.len();
            for field in &section.fields {
                template.add(place, field, None);
            }
            let shown = template.program.slot(&section_shown(&section.id));
            template.decides.extend(shown.map(|slot| (slot, Decides::Section(place))));
            template.sections.push(Step { shown, questions: first..template.questions.len() });
        }
        // Of two notes, or of a note and a question, no expression would tell.
        let twice = |name: &String| (name.clone(), Mistake { at: 1, fault: Fault::Twice { name: name.clone() } });
        if template.by_path.len() < template.questions.len() {
            return Err(template
                .paths()
                .filter(|(place, path)| template.place(path) != Some(*place))
                .map(|(_, path)| twice(&path))
                .collect());
        }
        Ok(template)
    }

    /// A question by its path without rows: `child`, `vehicles.plate`.
    pub(super) fn place(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    pub(super) fn question(&self, place: usize) -> Option<&Question> {
        self.questions.get(place)
    }

    /// The questions of the form with their places, without columns.
    pub(super) fn fields(&self) -> impl Iterator<Item = (usize, &Question)> {
        self.questions.iter().enumerate().filter(|(_, question)| question.group.is_none())
    }

    /// Everything at which these expressions look, also by way of others.
    #[cfg(feature = "native")]
    pub(crate) fn behind<'a>(&self, names: impl Iterator<Item = &'a str>) -> BTreeSet<Slot> {
        let looks: BTreeMap<Slot, &[Slot]> = self.program.looks().collect();
        let mut open: Vec<Slot> = names.filter_map(|name| self.program.slot(name)).collect();
        let mut seen = BTreeSet::new();
        while let Some(slot) = open.pop() {
            if seen.insert(slot) {
                open.extend(looks.get(&slot).into_iter().copied().flatten());
            }
        }
        seen
    }

    fn paths(&self) -> impl Iterator<Item = (usize, String)> {
        self.questions.iter().enumerate().map(|(place, question)| {
            let group = question.group.and_then(|group| self.question(group));
            let id = &question.field.id;
            (place, group.map_or_else(|| id.clone(), |group| format!("{}.{id}", group.field.id)))
        })
    }

    fn add(&mut self, section: usize, field: &Field, group: Option<(usize, &str)>) {
        let place = self.questions.len();
        let full = |name: &str| group.map_or_else(|| name.to_owned(), |(_, group)| format!("{group}.{name}"));
        let slot = |name: &str| self.program.slot(&full(name));
        let part = |name: &str| {
            if name.is_empty() { slot(&field.id) } else { slot(&format!("{}.{name}", field.id)) }
        };
        let is_computed = field.value.is_some();
        let answers = if is_computed { Vec::new() } else { field.kind.answers() };
        let is_group = matches!(field.kind, Kind::Group { .. }) && group.is_none();
        let question = Question {
            section,
            group: group.map(|(place, _)| place),
            columns: place + 1..place + 1,
            parts: answers.iter().filter_map(|(name, _)| Some((*name, part(name)?))).collect(),
            rows: if is_group { slot(&field.id) } else { None },
            computed: if is_computed { slot(&field.id) } else { None },
            shown: field.shown_if.as_ref().and_then(|_| slot(&shown(&field.id))),
            required: match field.required {
                Required::If(_) => slot(&required(&field.id)),
                Required::Fixed(_) => None,
            },
            rules: (0..field.rules.len()).filter_map(|number| slot(&rule(&field.id, number))).collect(),
            field: field.clone(),
        };
        let path = full(&field.id);
        self.decide(place, &question);
        self.by_path.entry(path).or_insert(place);
        self.questions.push(question);
        if let (Kind::Group { columns, .. }, true) = (&field.kind, is_group) {
            for column in columns {
                self.add(section, column, Some((place, &field.id)));
            }
            let after = self.questions.len();
            self.questions.get_mut(place).into_iter().for_each(|group| group.columns = place + 1..after);
        }
    }

    fn decide(&mut self, place: usize, question: &Question) {
        let known = [
            (question.shown, Decides::Shown(place)),
            (question.required, Decides::Required(place)),
            (question.computed, Decides::Value(place)),
        ];
        self.decides.extend(known.into_iter().filter_map(|(slot, decides)| Some((slot?, decides))));
        self.decides.extend(question.rules.iter().map(|slot| (*slot, Decides::Rule(place))));
    }
}

impl Question {
    /// Whether somebody answers it.
    pub fn is_asked(&self) -> bool {
        self.field.value.is_none() && !matches!(self.field.kind, Kind::Note | Kind::Unknown)
    }
}
