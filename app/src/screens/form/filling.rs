//! The form that is being filled in: what was answered, what is shown of it, and the ways to change it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;
use rapida_contract::expression::Value;
use rapida_contract::form::{Answer, Answers, Asked, At, Form, FormFault, Stand, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::FormDraft;
use rapida_contract::service::light::Way;
use rapida_contract::service::{Contact, Service};

use super::saving::{Keeper, Order, changed_elsewhere, use_keeper};
use super::words;
use crate::browser;
use crate::route::FormStep;
use crate::ui::fault::INDEX;
use crate::ui::toast::Toasts;

/// A service's form as it was compiled. One is only ever equal to itself.
#[derive(Clone)]
pub struct Ready(pub Arc<Template>);

impl PartialEq for Ready {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What there is around a draft.
#[derive(Clone, PartialEq)]
pub struct About {
    /// The office in charge.
    pub office: Option<Contact>,
    /// How far this person gets today.
    pub way: Way,
    /// Whether the service has a newer version.
    pub is_older: bool,
    /// The proceeding that the draft amends.
    pub amends: Option<SubmissionId>,
}

/// A step of a form: a section by its place, or the summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A section.
    Section(usize),
    /// The summary.
    Summary,
}

/// What a question shows.
#[derive(Clone, PartialEq, Default)]
pub struct View {
    /// Whether it is there.
    pub is_shown: bool,
    /// Whether it has to be answered.
    pub is_required: bool,
    /// What was answered.
    pub answer: Option<Answer>,
    /// What was computed.
    pub computed: Option<Value>,
    /// What a register says, which nobody changes here.
    pub locked: Option<Answer>,
    /// What is wrong and to be said by now: the part that it is about, and the words.
    pub faults: Vec<(String, String)>,
    /// What another device answered.
    pub other: Option<Answer>,
}

/// The form. A handle: copies are the same form.
#[derive(Clone, Copy, PartialEq)]
pub struct Filling {
    /// The draft.
    pub id: SubmissionId,
    /// The form with its answers.
    pub form: Signal<Form>,
    /// What there is around it.
    pub about: Signal<About>,
    /// What other devices answered otherwise, by the id of the field.
    pub others: Signal<Answers>,
    /// What the person calls the draft.
    pub name: Signal<String>,
    /// Own data that are to go into the profile, by path, each with what went there already.
    pub keeps: Signal<BTreeMap<String, Option<Answer>>>,
    /// Whether *Avanti* or *Invia* was pressed in this step: from then on the index of faults is shown.
    pub has_index: Signal<bool>,
    /// Words about what was done.
    pub toasts: Toasts,
    /// The part that writes to the disk.
    pub keeper: Keeper,
    left: Signal<BTreeSet<String>>,
    tried: Signal<BTreeSet<usize>>,
    sought: Signal<Option<String>>,
    orders: Coroutine<Order>,
}

/// A form with what its draft holds.
pub fn use_filling(ready: &Ready, draft: &FormDraft) -> Filling {
    let resume = || Form::resume(Arc::clone(&ready.0), draft.asked.clone(), draft.answers.clone());
    let form = use_signal(resume);
    let (keeper, orders) = use_keeper(draft, form);
    Filling {
        id: draft.id,
        form,
        about: use_signal(|| about(draft)),
        others: use_signal(|| draft.others.clone()),
        name: use_signal(|| draft.name.clone()),
        keeps: use_signal(BTreeMap::new),
        has_index: use_signal(|| false),
        toasts: use_context(),
        keeper,
        left: use_signal(BTreeSet::new),
        tried: use_signal(BTreeSet::new),
        sought: use_signal(|| None),
        orders,
    }
}

fn about(draft: &FormDraft) -> About {
    About { office: draft.office.clone(), way: draft.way, is_older: draft.is_older, amends: draft.amends }
}

impl Filling {
    /// The service whose form it is.
    pub fn service(self) -> Arc<Service> {
        Arc::clone(&self.form.peek().template().service)
    }

    /// Takes over what is being typed; the disk gets it at the next pause.
    pub fn typing(self, at: At, answer: Option<Answer>) {
        let mut form = self.form;
        form.with_mut(|form| {
            form.set(at, answer);
        });
        self.orders.send(Order::Typed);
    }

    /// Takes over a choice, and saves at once.
    pub fn choose(self, at: At, answer: Option<Answer>) {
        self.typing(at, answer);
        self.save();
    }

    /// Changes the rows of a group. Their paths are others from now on.
    pub fn change_rows(self, group: At, change: impl FnOnce(&mut Form)) {
        let (mut form, mut left, mut keeps) = (self.form, self.left, self.keeps);
        let rows = format!("{}[", form.peek().path(group));
        left.write().retain(|path| !path.starts_with(&rows));
        keeps.write().retain(|path, _| !path.starts_with(&rows));
        form.with_mut(change);
        self.save();
    }

    /// Saves what is not on the disk yet.
    pub fn save(self) {
        self.orders.send(Order::Save);
    }

    /// Saves, and sends or prints.
    pub fn order(self, order: Order) {
        self.orders.send(order);
    }

    /// A question or a part of it was left: what is wrong with it is said from now on.
    pub fn leave(self, path: &str) {
        let mut left = self.left;
        if !left.peek().contains(path) {
            left.write().insert(path.to_owned());
        }
        self.save();
    }

    /// What a question shows now.
    pub fn view(self, at: At) -> View {
        let form = self.form.read();
        if !form.is_shown(at) {
            return View::default();
        }
        let (path, field) = (form.path(at), form.field(at));
        let faults = form.faults_at(at).into_iter().filter(|fault| self.is_due(fault));
        let kind = field.map(|field| &field.kind);
        let words = |fault: FormFault| {
            let part = fault.path.strip_prefix(&path).unwrap_or_default().to_owned();
            (words::of_fault(&fault.what, kind, &part), part)
        };
        View {
            is_shown: true,
            is_required: form.is_required(at),
            answer: form.answer(at).cloned(),
            computed: form.computed(at).cloned(),
            locked: form.lock(at).map(|first| first.answer.clone()),
            faults: faults.map(words).map(|(words, part)| (part, words)).collect(),
            other: field.filter(|_| !path.contains('[')).and_then(|field| self.others.read().get(&field.id).cloned()),
        }
    }

    fn is_due(self, fault: &FormFault) -> bool {
        let is_tried = fault.section.is_some_and(|section| self.tried.read().contains(&section));
        is_tried || self.left.read().contains(&fault.path)
    }

    /// What is wrong in a step.
    pub fn faults(self, place: Place) -> Vec<FormFault> {
        let form = self.form.read();
        match place {
            Place::Section(section) => form.section_faults(section),
            Place::Summary => form.faults(),
        }
    }

    /// Says from now on what is wrong in a step; whether nothing is.
    pub fn passes(self, place: Place) -> bool {
        let (mut tried, mut has_index) = (self.tried, self.has_index);
        let faults = self.faults(place);
        if faults.is_empty() {
            return true;
        }
        tried.write().extend(faults.iter().filter_map(|fault| fault.section));
        has_index.set(true);
        browser::focus(INDEX);
        false
    }

    /// The next step shown puts the focus on this input.
    pub fn seek(self, id: String) {
        let mut sought = self.sought;
        sought.set(Some(id));
    }

    /// A step is shown.
    pub fn arrive_at(self, place: Place) {
        let (mut has_index, mut sought) = (self.has_index, self.sought);
        has_index.set(false);
        let section = match place {
            Place::Section(section) => self.section_id(section),
            Place::Summary => String::new(),
        };
        self.keeper.stand_at(section);
        super::keep::keep(self);
        if let Some(id) = sought.take() {
            spawn(async move {
                // After the step's own heading has had the focus.
                TimeoutFuture::new(0).await;
                super::errors::jump(&id);
            });
        }
        self.save();
    }

    fn section_id(self, section: usize) -> String {
        self.service().sections.get(section).map(|section| section.id.clone()).unwrap_or_default()
    }

    /// The address of a step.
    pub fn step(self, place: Place) -> FormStep {
        match place {
            Place::Section(section) => FormStep::Section(self.section_id(section)),
            Place::Summary => FormStep::Summary,
        }
    }

    /// The step of an address. What is not there any more leads to where there is something to do.
    pub fn place(self, step: &FormStep) -> Place {
        let left = self.keeper.section();
        let id = match step {
            FormStep::Summary => return Place::Summary,
            FormStep::Section(id) => id,
            FormStep::Left => &left,
        };
        let form = self.form.peek();
        let section = form.template().service.sections.iter().position(|section| section.id == *id);
        if let Some(section) = section.filter(|section| form.section_is_shown(*section)) {
            return Place::Section(section);
        }
        let open = form.progress().into_iter().find(|progress| progress.stand != Stand::Complete);
        open.map_or(Place::Summary, |progress| Place::Section(progress.section))
    }

    /// What the device holds now, where it is not what this screen knows: another device's answers, somebody who signed in.
    pub fn meet(self, draft: &FormDraft) {
        if self.keeper.is_stale(draft) {
            return;
        }
        let (mut others, mut around, mut form) = (self.others, self.about, self.form);
        if *others.peek() != draft.others {
            others.set(draft.others.clone());
        }
        if *around.peek() != about(draft) {
            around.set(about(draft));
        }
        let changed = changed_elsewhere(&self.keeper.on_disk(), form.peek().answers(), &draft.answers);
        self.keeper.is_on_disk(draft);
        if !changed.is_empty() {
            form.with_mut(|form| take_over(form, changed));
        }
        if *form.peek().asked() != draft.asked {
            form.with_mut(|form| ask_as(form, &draft.asked));
        }
    }
}

fn take_over(form: &mut Form, changed: Vec<(String, Option<Answer>)>) {
    for (id, answer) in changed {
        if let Some(at) = form.at(&id) {
            form.set(at, answer);
        }
    }
}

/// The same answers under other circumstances: what is locked is as it is known now.
fn ask_as(form: &mut Form, asked: &Asked) {
    *form = Form::resume(Arc::clone(form.template()), asked.clone(), form.answers().clone());
}
