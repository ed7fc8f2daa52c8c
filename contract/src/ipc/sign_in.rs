//! What the verbs of signing in answer.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::problem::Problem;
use crate::sign_in::Level;

/// Who is signed in on this device, and how far a sign-in has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignIn {
    /// The person; known without a network too.
    pub person: Option<SignedIn>,
    /// What goes on, or what the last sign-in or session came to.
    pub step: SignInStep,
}

/// The person who is signed in on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    /// First names.
    pub given_name: String,
    /// Surname.
    pub family_name: String,
    /// Codice fiscale.
    pub tax_code: String,
    /// How surely they are known.
    pub level: Level,
    /// Slug of the identity provider.
    pub issuer: String,
    /// Its name for people; empty until the next contact where an earlier version signed in.
    #[serde(default)]
    pub issuer_name: String,
    /// When they signed in.
    pub since: Timestamp,
}

/// How far a sign-in has come.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum SignInStep {
    /// Nothing goes on, and nothing is to be told.
    #[default]
    Idle,
    /// The person is in the browser.
    Waiting {
        /// What the browser opened: for a browser that did not.
        address: String,
        /// When it is given up.
        until: Timestamp,
    },
    /// The person is back, and the municipality is being asked who they are.
    Finishing,
    /// The person is signed in: the screen goes there and puts this away with `cancel_sign_in`.
    Arrived {
        /// The route with which the sign-in was begun.
        return_to: String,
    },
    /// Nobody signed in by it.
    Failed {
        /// Why.
        problem: Problem,
        /// The route with which the sign-in was begun.
        return_to: String,
    },
    /// The session was ended from elsewhere, or was left unused for too long. What belonged to it is gone from this device.
    EndedElsewhere {
        /// When this device came to know.
        at: Timestamp,
    },
}
