//! Deadlines (scadenze): the days on which something of a person begins or ends, worked out on the device.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::ids::SubmissionId;
use crate::municipality::Text;

/// What begins or ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// A call opens: the first day on which something can be sent.
    CallOpens,
    /// A call closes: the last day on which something can be sent.
    CallCloses,
    /// The last day on which what was sent can be amended.
    AmendmentCloses,
    /// What an office asked for: the last day to answer.
    Integration,
    /// A place that is offered: the last day to accept it.
    Acceptance,
    /// A provisional ranking: the last day for observations.
    Observations,
    /// The last day to give up what would go on otherwise.
    Renunciation,
    /// The last day by which the office must answer.
    Answer,
}

impl DeadlineKind {
    /// As in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CallOpens => "call_opens",
            Self::CallCloses => "call_closes",
            Self::AmendmentCloses => "amendment_closes",
            Self::Integration => "integration",
            Self::Acceptance => "acceptance",
            Self::Observations => "observations",
            Self::Renunciation => "renunciation",
            Self::Answer => "answer",
        }
    }

    /// How many days before its day a person is reminded, the first one first; on the day itself with 0.
    pub fn reminders(self) -> &'static [u32] {
        match self {
            Self::CallOpens => &[0],
            Self::CallCloses => &[7, 2, 0],
            Self::Integration => &[5, 1, 0],
            Self::Acceptance => &[3, 1, 0],
            Self::Observations => &[2],
            Self::Renunciation => &[14, 2],
            // Nobody has to amend, and the answer is the office's.
            Self::AmendmentCloses | Self::Answer => &[],
        }
    }
}

/// A deadline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deadline {
    /// By which a calendar knows it again: the same for the same thing, also where its day moves.
    pub uid: String,
    /// What begins or ends.
    pub kind: DeadlineKind,
    /// The day in Europe/Rome, the whole of it.
    pub day: Date,
    /// The service.
    pub slug: String,
    /// What the service is called.
    pub title: Text,
    /// What the call is called, where it is about one.
    pub call: Option<Text>,
    /// The proceeding or the draft that it is about, if any.
    pub submission: Option<SubmissionId>,
    /// For whom, where not for the person themselves: as they are called.
    pub for_whom: Option<String>,
}
