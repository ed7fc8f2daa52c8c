//! The answers to one form, with all that follows from them.

use std::sync::Arc;

use super::eval::Frame;
use super::order::Formula;
use super::{Program, Slot, Value};

/// A result that is not what it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Change {
    /// Which result.
    pub slot: Slot,
    /// In which row of its group; 0 outside of groups.
    pub row: usize,
}

/// The answers to one form, with all that follows from them. At first everything is absent, and groups have no rows.
///
/// [`Self::set`] re-evaluates only what depends on the answer, in order, and no further where a result stays as it was. For
/// many answers at once there is [`Self::put`], followed by one [`Self::settle`].
#[derive(Clone, Debug)]
pub struct State {
    program: Arc<Program>,
    values: Vec<Vec<Option<Value>>>,
    /// A bit for every formula that is to be evaluated, by its place in the order.
    pending: Vec<u64>,
    changes: Vec<Change>,
}

impl State {
    /// No answers, and the results that need none.
    pub fn new(program: Arc<Program>) -> Self {
        let entries = program.schema().entries().iter().enumerate();
        let in_rows = |(place, entry): (usize, &super::schema::Entry)| {
            entry.group.is_some() || program.schema().is_group(Slot(place))
        };
        let values = entries.map(|entry| if in_rows(entry) { Vec::new() } else { vec![None] }).collect();
        let pending = vec![u64::MAX; program.formulas().len().div_ceil(64)];
        let mut state = Self { program, values, pending, changes: Vec::new() };
        state.settle();
        state
    }

    /// Sets an answer of the form, or takes it back, and tells which results changed.
    pub fn set(&mut self, slot: Slot, value: Option<Value>) -> &[Change] {
        self.set_in(slot, 0, value)
    }

    /// The same in a row of a group.
    pub fn set_in(&mut self, column: Slot, row: usize, value: Option<Value>) -> &[Change] {
        self.put(column, row, value);
        self.settle()
    }

    /// Sets an answer (in row 0 outside of groups) without evaluating anything yet. One of another kind counts as absent. What
    /// is a result, and a row that is not there, cannot be set.
    pub fn put(&mut self, slot: Slot, row: usize, value: Option<Value>) {
        let Some(kind) = self.program.answer(slot) else { return };
        let value = value.filter(|value| value.is(kind));
        let Some(place) = self.values.get_mut(slot.0).and_then(|rows| rows.get_mut(row)) else { return };
        if *place != value {
            *place = value;
            self.mark(slot);
        }
    }

    /// Evaluates what depends on what was put, and tells which results changed.
    pub fn settle(&mut self) -> &[Change] {
        self.changes.clear();
        let program = Arc::clone(&self.program);
        let mut word = 0;
        // What a formula marks always comes after it.
        while let Some(pending) = self.pending.get_mut(word) {
            if *pending == 0 {
                word += 1;
                continue;
            }
            let bit = pending.trailing_zeros();
            *pending &= !(1 << bit);
            if let Some(formula) = program.formulas().get(word * 64 + bit as usize) {
                self.evaluate(formula);
            }
        }
        &self.changes
    }

    fn evaluate(&mut self, formula: &Formula) {
        let rows = formula.group.map_or(1, |group| self.rows(group));
        let before = self.changes.len();
        for row in 0..rows {
            let value = formula.node.eval(&mut Frame::new(&self.values, row));
            let Some(place) = self.values.get_mut(formula.slot.0).and_then(|rows| rows.get_mut(row)) else { continue };
            if *place != value {
                *place = value;
                self.changes.push(Change { slot: formula.slot, row });
            }
        }
        if self.changes.len() > before {
            self.mark(formula.slot);
        }
    }

    fn mark(&mut self, slot: Slot) {
        for place in self.program.dependents(slot) {
            mark(&mut self.pending, *place);
        }
    }

    /// How many rows a group has.
    pub fn rows(&self, group: Slot) -> usize {
        self.values.get(group.0).map_or(0, Vec::len)
    }

    /// Adds a row at the end of a group, and tells its place. What follows from it is there after [`Self::settle`].
    pub fn add_row(&mut self, group: Slot) -> Option<usize> {
        let row = self.program.schema().is_group(group).then(|| self.rows(group))?;
        for column in self.program.columns(group) {
            self.values.get_mut(column.0).into_iter().for_each(|rows| rows.push(None));
        }
        self.values.get_mut(group.0).into_iter().for_each(|rows| rows.push(Some(Value::Row(row))));
        self.mark(group);
        for place in self.program.formulas_of(group) {
            mark(&mut self.pending, place);
        }
        Some(row)
    }

    /// Takes a row out of a group; those after it move up with their results. What follows from it is there after
    /// [`Self::settle`].
    pub fn remove_row(&mut self, group: Slot, row: usize) {
        if !self.program.schema().is_group(group) || row >= self.rows(group) {
            return;
        }
        for column in self.program.columns(group) {
            self.values.get_mut(column.0).into_iter().for_each(|rows| drop(rows.remove(row)));
        }
        self.values.get_mut(group.0).into_iter().for_each(|rows| drop(rows.pop()));
        // Whatever looks at other rows than its own looks at the group.
        self.mark(group);
    }

    /// An answer or a result; nothing where it is absent.
    pub fn value(&self, slot: Slot) -> Option<&Value> {
        self.value_in(slot, 0)
    }

    /// The same in a row of a group.
    pub fn value_in(&self, column: Slot, row: usize) -> Option<&Value> {
        self.values.get(column.0)?.get(row)?.as_ref()
    }

    /// Whether a condition holds. One that is absent does not.
    pub fn holds(&self, slot: Slot) -> bool {
        self.holds_in(slot, 0)
    }

    /// The same in a row of a group.
    pub fn holds_in(&self, column: Slot, row: usize) -> bool {
        self.value_in(column, row) == Some(&Value::Bool(true))
    }
}

fn mark(pending: &mut [u64], place: usize) {
    pending.get_mut(place / 64).into_iter().for_each(|word| *word |= 1 << (place % 64));
}
