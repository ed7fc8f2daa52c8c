//! The states of a report and the only allowed ways between them. Nobody else decides this.

use serde::{Deserialize, Serialize};

use crate::ids::{AttachmentId, ReportCode};
use crate::{Date, Timestamp};

/// Where a registered report stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Registered, not yet looked at (protocollata).
    Registered,
    /// The office has it (in carico).
    InCharge,
    /// The office asked the citizen something (in attesa di risposta).
    Asked,
    /// The work has a day (programmata).
    Planned,
    /// Done (risolta).
    Resolved,
    /// Not done, with a reason (respinta).
    Rejected,
    /// Told before by somebody else (duplicata).
    Duplicate,
    /// A state of a newer server.
    #[serde(other)]
    Unknown,
}

impl State {
    /// Every state of this version, in the order of a report's life.
    pub const ALL: [Self; 7] =
        [Self::Registered, Self::InCharge, Self::Asked, Self::Planned, Self::Resolved, Self::Rejected, Self::Duplicate];

    /// As on the wire, in tables and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::InCharge => "in_charge",
            Self::Asked => "asked",
            Self::Planned => "planned",
            Self::Resolved => "resolved",
            Self::Rejected => "rejected",
            Self::Duplicate => "duplicate",
            Self::Unknown => "unknown",
        }
    }

    /// The state of this name; `Unknown` for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.as_str() == name).unwrap_or(Self::Unknown)
    }

    /// Whether the office has nothing left to do (Open311 `closed`).
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Resolved | Self::Rejected | Self::Duplicate)
    }

    /// Who has to move.
    pub fn turn(self) -> Turn {
        match self {
            Self::Registered | Self::InCharge | Self::Planned => Turn::Office,
            Self::Asked => Turn::Citizen,
            Self::Resolved | Self::Rejected | Self::Duplicate | Self::Unknown => Turn::Nobody,
        }
    }

    /// Where this step leads, or `None` where it is not allowed.
    pub fn after(self, step: StepKind) -> Option<Self> {
        use StepKind as K;
        let open = matches!(self, Self::Registered | Self::InCharge | Self::Asked | Self::Planned);
        match step {
            K::TakeInCharge if matches!(self, Self::Registered) => Some(Self::InCharge),
            K::Ask if open => Some(Self::Asked),
            K::Answer if self == Self::Asked => Some(Self::InCharge),
            K::Reassign if open => Some(Self::Registered),
            K::Plan if open => Some(Self::Planned),
            K::Resolve if open => Some(Self::Resolved),
            K::Reject if open => Some(Self::Rejected),
            K::MarkDuplicate if open => Some(Self::Duplicate),
            K::Reopen if self.is_closed() => Some(Self::Registered),
            _ => None,
        }
    }
}

/// Who has to move next.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The office.
    Office,
    /// The person who reported.
    Citizen,
    /// Nobody: it is over.
    Nobody,
}

/// What can be done to a registered report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Registered by the protocol: the first event of each report, never a step of a person.
    Register,
    /// The office takes it.
    TakeInCharge,
    /// The office asks the citizen.
    Ask,
    /// The citizen answers.
    Answer,
    /// Another office is the right one.
    Reassign,
    /// The work gets a day.
    Plan,
    /// Done.
    Resolve,
    /// Not done, with a reason.
    Reject,
    /// Told before.
    MarkDuplicate,
    /// The citizen says it was not mended.
    Reopen,
    /// A step of a newer server.
    #[serde(other)]
    Unknown,
}

impl StepKind {
    /// Every step of this version.
    pub const ALL: [Self; 10] = [
        Self::Register,
        Self::TakeInCharge,
        Self::Ask,
        Self::Answer,
        Self::Reassign,
        Self::Plan,
        Self::Resolve,
        Self::Reject,
        Self::MarkDuplicate,
        Self::Reopen,
    ];

    /// As on the wire, in tables and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::TakeInCharge => "take_in_charge",
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::Reassign => "reassign",
            Self::Plan => "plan",
            Self::Resolve => "resolve",
            Self::Reject => "reject",
            Self::MarkDuplicate => "mark_duplicate",
            Self::Reopen => "reopen",
            Self::Unknown => "unknown",
        }
    }

    /// The step of this name; `Unknown` for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.as_str() == name).unwrap_or(Self::Unknown)
    }

    /// Whether the citizen may take this step; all others are the office's.
    pub fn is_citizens(self) -> bool {
        matches!(self, Self::Answer | Self::Reopen)
    }

    /// Whether it must come with words: a question, an answer, a reason.
    pub fn needs_words(self) -> bool {
        matches!(self, Self::Ask | Self::Answer | Self::Reject | Self::Reopen)
    }
}

/// One thing that happened to a report, as its owner reads it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// When, by the server's clock.
    pub at: Timestamp,
    /// What.
    pub step: StepKind,
    /// Where it led.
    pub state: State,
    /// Name of the office that did it or has it now; empty for the citizen's own steps.
    #[serde(default)]
    pub office: String,
    /// A question, an answer, a reason; may be empty.
    #[serde(default)]
    pub words: String,
    /// The day of the planned work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Date>,
    /// The report told before, for a duplicate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<ReportCode>,
    /// Pictures that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<AttachmentId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.as_str()), state);
            assert_eq!(serde_json::to_string(&state).expect("writes"), format!("{:?}", state.as_str()));
        }
        for step in StepKind::ALL {
            assert_eq!(StepKind::from_name(step.as_str()), step);
            assert_eq!(serde_json::to_string(&step).expect("writes"), format!("{:?}", step.as_str()));
        }
    }

    #[test]
    fn a_closed_report_can_only_be_reopened() {
        for state in State::ALL.into_iter().filter(|state| state.is_closed()) {
            let allowed: Vec<StepKind> =
                StepKind::ALL.into_iter().filter(|step| state.after(*step).is_some()).collect();
            assert_eq!(allowed, [StepKind::Reopen], "{state:?}");
        }
    }

    #[test]
    fn an_answer_is_taken_only_where_a_question_was_asked() {
        for state in State::ALL {
            assert_eq!(state.after(StepKind::Answer).is_some(), state == State::Asked, "{state:?}");
        }
    }

    #[test]
    fn nobody_registers_twice() {
        assert!(State::ALL.into_iter().all(|state| state.after(StepKind::Register).is_none()));
    }
}
